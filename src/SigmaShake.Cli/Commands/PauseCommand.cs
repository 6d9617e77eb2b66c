using System.CommandLine;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg pause</c>: refuse nothing for a while, but the attacks on SigmaShake itself.</summary>
internal static class PauseCommand
{
    public static Command Define(CommandContext context)
    {
        var length = new Option<string>("--for") { Description = "How long: 90s, 10m or 2h; at most 8h.", HelpName = "TIME" };
        var reason = new Option<string>("--reason") { Description = "Why, for the log.", HelpName = "TEXT" };
        var end = new Option<bool>("--end") { Description = "End the pause in force." };
        var command = new Command("pause", "Refuse nothing for a while. Calls are still judged and recorded; guards on SigmaShake itself stay.")
        {
            length, reason, end,
        };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(end)) return Begin(context, parsed.GetValue(length), parsed.GetValue(reason));
            return parsed.GetValue(length) is null && parsed.GetValue(reason) is null
                ? End(context)
                : context.Fail("say `--end` alone, or `--for` with `--reason`", ExitCodes.Usage);
        });
        return command;
    }

    private static int Begin(CommandContext context, string? length, string? reason)
    {
        if (Duration.Parse(length ?? "") is not { } time || time > PauseStore.MaxLength)
        {
            return context.Fail("say how long with `--for 10m` (s, m or h; at most 8h)", ExitCodes.Usage);
        }

        var why = ShownText.Of((reason ?? "").ReplaceLineEndings(" "));
        if (string.IsNullOrWhiteSpace(why)) return context.Fail("say why with `--reason \"…\"`; it goes into the log", ExitCodes.Usage);
        if (LooseningGuard.Refuse(context, "ssg pause") is { } refused) return refused;

        var state = StateFolder.Open(context.State);
        PauseEnd.Settle(state, context.Clock);
        var now = context.Clock.GetUtcNow();
        var pause = new Pause(now, now + time, why);

        // On record before it takes effect: a pause that the log does not know must not be.
        Recorder.RecordAction(state, new PersonAction("pause", $"{length}: {pause.Reason}"), context.Clock);
        PauseStore.Begin(state, pause);
        context.Out.WriteLine($"paused until {pause.End:yyyy-MM-dd HH:mm:ss}Z; `ssg pause --end` ends it");
        return ExitCodes.Ok;
    }

    // Ending a pause tightens, so anybody may.
    private static int End(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        PauseEnd.Settle(state, context.Clock);
        var wasPaused = PauseStore.Current(state, context.Clock.GetUtcNow()) is not null;
        PauseStore.End(state);
        if (wasPaused) Recorder.RecordAction(state, new PersonAction("pause-end", ""), context.Clock);
        context.Out.WriteLine(wasPaused ? "the pause is over" : "there was no pause");
        return ExitCodes.Ok;
    }
}
