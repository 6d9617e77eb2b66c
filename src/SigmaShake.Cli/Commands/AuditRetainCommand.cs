using System.CommandLine;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Retention;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit retain</c>: drops what is beyond <c>retention.age</c> and <c>retention.size</c>. A person set those, so anybody may carry them out.</summary>
internal static class AuditRetainCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("retain", "Drop what calls were that are beyond `retention.age` or `retention.size`; other audit commands do it too.");
        command.SetAction(_ => AuditCommand.WithLedger(context, folder =>
        {
            var limits = Limits(context);
            if (limits.IsNone)
            {
                context.Out.WriteLine("everything is kept; `ssg config set retention.age 90d` sets a limit");
                return ExitCodes.Ok;
            }

            var applied = LedgerRetention.Apply(folder, limits, Retention, context.Clock);
            if (!applied.Succeeded) return context.Fail(applied.Error.ToString());
            if (applied.Value.Entries > 0) OpenedIndex.Follow(context, folder);
            context.Out.WriteLine($"dropped what {(applied.Value.Entries == 1 ? "1 call was" : $"{applied.Value.Entries} calls were")}; the log is {applied.Value.FreedBytes} bytes shorter");
            return ExitCodes.Ok;
        }));
        return command;
    }

    /// <summary>What other commands on the log do when they are done: the same, in one line where there was something to drop.</summary>
    /// <remarks>A setting that cannot be read is told, and changes nothing of what the command found: its exit code speaks of the log.</remarks>
    public static void RunQuietly(CommandContext context)
    {
        try
        {
            Apply(context);
        }
        catch (StateException e)
        {
            context.Error.WriteLine($"ssg: nothing is dropped from the log, whatever its age and size: {e.Message}");
        }
    }

    private static void Apply(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        if (Limits(context) is not { IsNone: false } limits || FileStatus.Of(state.Ledger).Kind == FileKind.Absent) return;
        var applied = LedgerRetention.Apply(state.Ledger, limits, Retention, context.Clock);
        if (!applied.Succeeded) context.Error.WriteLine($"ssg: what is beyond the retention could not be dropped: {applied.Error}");
        if (applied is not { Succeeded: true, Value.Entries: > 0 and var dropped }) return;
        context.Error.WriteLine($"ssg: dropped what {(dropped == 1 ? "1 call was" : $"{dropped} calls were")}, beyond {Words(limits)}");
        OpenedIndex.Follow(context, state.Ledger);
    }

    private static string Words(RetentionLimits limits)
    {
        var age = $"retention.age = {RetentionText.Of(limits.Age)}";
        var size = $"retention.size = {RetentionText.Of(limits.Bytes)}";
        return limits.Bytes == 0 ? age : limits.Age == TimeSpan.Zero ? size : $"{age} or {size}";
    }

    private static Eraser Retention => new("retention", SystemCalls.UserId(), ProductVersion.Text);

    private static RetentionLimits Limits(CommandContext context)
    {
        var settings = SettingsFile.Load(StateFolder.Open(context.State));
        return new RetentionLimits(settings.RetentionAge, settings.RetentionBytes);
    }
}
