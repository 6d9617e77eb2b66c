using System.CommandLine;
using SigmaShake.Cli.Commands;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet rollout</c>: hold a release back, let it go on, give it to more machines.</summary>
internal static class RolloutCommand
{
    public static Command Define(CommandContext context) => new("rollout", "Steps of a rollout. None of them changes rules: those are signed.")
    {
        Step(context, "pause", "Give the release to no more machines."),
        Step(context, "resume", "Go on with a release that was paused, or has paused itself."),
        Step(context, "widen", "Give the release to the machines of its next wave."),
    };

    private static Command Step(CommandContext context, string name, string description)
    {
        var release = new Argument<long>("RELEASE") { Description = "The number of the release." };
        var desk = new DeskOptions();
        var command = new Command(name, description) { release };
        desk.AddTo(command);
        command.SetAction((parsed, cancellation) => desk.WithDeskAsync(context, parsed, async at =>
        {
            var reply = await at.StepAsync(parsed.GetValue(release), name, cancellation);
            if (!reply.IsSuccess) return DeskOptions.Fail(context, at, reply);
            context.Out.WriteLine($"release {parsed.GetValue(release)} of `{at.Fleet.Organisation}`: {name switch { "pause" => "paused", "resume" => "resumed", _ => "widened" }}");
            return ExitCodes.Ok;
        }));
        return command;
    }
}
