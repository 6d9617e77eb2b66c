using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Webhooks;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg outbox</c>: what rules have done, what waits and what failed; and the secret that webhooks are signed with.</summary>
internal static class OutboxCommand
{
    private const int MostDone = 10;

    public static Command Define(CommandContext context)
    {
        var command = new Command("outbox", "Show what RUN and WEBHOOK of your rules have done, what waits and what failed. `ssg serve` carries it out.") { Secret(context) };
        command.SetAction(_ => List(context));
        return command;
    }

    private static Command Secret(CommandContext context)
    {
        var command = new Command("secret", "Print the secret that receivers verify the webhooks of this machine with. For a person only.");
        command.SetAction(_ =>
        {
            // Whoever has it can make messages that look like ours.
            if (context.Person.Objection() is { } objection)
                return context.Fail($"`ssg outbox secret` is for a person only, but {objection}; run it yourself in a terminal that no agent runs in", ExitCodes.Usage);
            var file = new OutboxFile(StateFolder.Open(context.State));
            file.MakeFolder();
            context.Out.WriteLine(new WebhookSecret(file.Folder).Text());
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int List(CommandContext context)
    {
        var desk = new OutboxDesk(StateFolder.Open(context.State));
        var outbox = desk.Read();
        var waiting = Print(context, "waits", outbox.Waiting);
        var failed = Print(context, "failed", outbox.Failed);
        _ = Print(context, "done", [.. outbox.Done.TakeLast(MostDone)]);
        if (outbox.Waiting.Count >= OutboxState.MostWaiting) context.Error.WriteLine($"ssg: {OutboxState.MostWaiting} wait: the log is not read on until there is room");
        if (!desk.IsCarried) context.Error.WriteLine("ssg: nothing is carried out now: no `ssg serve` runs, or an agent has started the one that does; start it yourself");
        if (waiting + failed + outbox.Done.Count == 0) context.Out.WriteLine("nothing yet; a rule with RUN or WEBHOOK fills it, and `ssg serve` carries it out");
        return ExitCodes.Ok;
    }

    private static int Print(CommandContext context, string state, IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            var time = LocalTime.Of(DateTimeOffset.FromUnixTimeMilliseconds(delivery.TimeMs), context.Clock.LocalTimeZone);
            var line = string.Create(CultureInfo.InvariantCulture, $"{state,-6}  {time}  {delivery.Kind.Word(),-7}  {delivery.Rule}  entry {delivery.Entry}  tried {Counted.Text(delivery.Tries, "time")}");
            context.Out.WriteLine(PrintableText.Line(delivery.Problem is { } problem ? $"{line}: {problem}" : line));
        }

        return deliveries.Count;
    }
}
