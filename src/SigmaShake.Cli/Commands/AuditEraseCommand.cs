using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Retention;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit erase</c>: takes out of entries what they hold. Their places, times and hashes stay, and every proof with them.</summary>
internal static class AuditEraseCommand
{
    private const int MaxRanges = 12;

    public static Command Define(CommandContext context)
    {
        var entry = new Option<string>("--entry") { Description = "The entry of that number.", HelpName = "N" };
        var before = new Option<string>("--before") { Description = "All calls before a date or time, local unless it has an offset (2026-11-01, 2026-11-01T12:00:00Z), or older than 90d.", HelpName = "TIME" };
        var matching = new Option<string>("--matching") { Description = "All entries with a string that holds this text, as `audit show` shows it.", HelpName = "TEXT" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("erase", "Erase for good what entries hold; that they were, when and in what order stays.") { entry, before, matching, yes };
        command.SetAction(parsed =>
        {
            var (selection, problem) = Selection(context, parsed.GetValue(entry), parsed.GetValue(before), parsed.GetValue(matching));
            return selection is null ? context.Fail(problem!, ExitCodes.Usage) : AuditCommand.WithLedger(context, folder => Run(context, folder, selection, parsed.GetValue(yes)));
        });
        return command;
    }

    private static (ErasureSelection? Selection, string? Problem) Selection(CommandContext context, string? entry, string? before, string? matching)
    {
        switch (entry, before, matching)
        {
            case ({ } text, null, null):
                return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    ? (ErasureSelection.Entry(index), null)
                    : (null, $"`{text}` is not the number of an entry; they count from 0");
            case (null, { } text, null):
                return GivenTime.Parse(text, context.Clock) is { } time
                    ? (ErasureSelection.Before(time), null)
                    : (null, $"`--before {text}` is no time; say {GivenTime.Forms}");
            case (null, null, { Length: > 0 } text):
                return (ErasureSelection.Matching(text), null);
            default:
                return (null, "say which entries with one of `--entry N`, `--before TIME` or `--matching TEXT`");
        }
    }

    private static int Run(CommandContext context, string folder, ErasureSelection selection, bool isAgreed)
    {
        if (LooseningGuard.Refuse(context, "ssg audit erase") is { } refused) return refused;
        var opened = LedgerEraser.Open(folder);
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        using (var eraser = opened.Value)
        {
            var found = eraser.Find(selection);
            if (!found.Succeeded) return context.Fail(found.Error.ToString());
            var plan = found.Value;
            if (plan.UnfinishedCount > 0) context.Out.WriteLine($"{Counted.Text(plan.UnfinishedCount, "erasure")} that an interruption left half done {(plan.UnfinishedCount == 1 ? "is" : "are")} finished");
            if (plan.Count > 0 && !Agrees(context, plan, isAgreed)) return context.Fail("nothing was erased");
            if (eraser.Erase(plan, new Eraser("person", SystemCalls.UserId(), ProductVersion.Text), context.Clock) is { } error) return context.Fail(error.ToString());
            context.Out.WriteLine(plan.Count == 0 ? "no entry to erase" : $"erased {(plan.Count == 1 ? "1 entry" : $"{plan.Count} entries")}; that it was done is on record");
        }

        var (freedBytes, notCompacted) = LedgerRetention.CompactWhereWorth(folder);
        if (notCompacted is not null) context.Error.WriteLine($"ssg: the entries are erased, and their room is not freed: {notCompacted}");
        if (freedBytes > 0) context.Out.WriteLine($"the log is {freedBytes} bytes shorter");
        OpenedIndex.Follow(context, folder);
        return ExitCodes.Ok;
    }

    private static bool Agrees(CommandContext context, ErasurePlan plan, bool isAgreed)
    {
        var zone = context.Clock.LocalTimeZone;
        var ranges = plan.Ranges().Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}").ToList();
        context.Out.WriteLine($"{(plan.Count == 1 ? "1 entry" : $"{plan.Count} entries")} from {LocalTime.Of(plan.First!.Value, zone)} to {LocalTime.Of(plan.Last!.Value, zone)}:");
        context.Out.WriteLine($"  {string.Join(", ", ranges.Take(MaxRanges))}{(ranges.Count > MaxRanges ? $", and {ranges.Count - MaxRanges} ranges more" : "")}");
        if (isAgreed) return true;
        context.Out.Write("Erase for good what they hold? [y/N] ");
        return context.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
