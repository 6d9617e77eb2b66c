using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit </c>: the log of every judged call.</summary>
internal static class AuditCommand
{
    public const string NothingYet = "the first judged call starts the log, and `ssg init --client NAME` has an agent's calls judged";

    public static Command Define(CommandContext context) => new("audit", "The log of every judged call.")
    {
        Verify(context),
        Show(context),
        Export(context),
        AuditCheckpointCommand.Define(context),
        AuditWitnessCommand.Define(context),
        AuditProveCommand.Define(context),
    };

    private static Command Verify(CommandContext context)
    {
        var command = new Command("verify", "Compute every entry anew. Exits 0 on an intact log.");
        command.SetAction(_ => WithLedger(context, folder =>
        {
            var verified = LedgerVerifier.Verify(folder, StateFolder.Open(context.State).Checkpoints);
            if (!verified.Succeeded) return context.Fail(verified.Error.ToString());
            var report = verified.Value;
            foreach (var problem in report.Problems) context.Out.WriteLine($"problem  {problem}");
            if (report.ProblemCount > report.Problems.Count) context.Out.WriteLine($"problem  and {report.ProblemCount - report.Problems.Count} more");
            context.Out.WriteLine($"log      {(report.IsIntact ? "intact" : $"NOT intact: {report.ProblemCount} problems")}");
            context.Out.WriteLine($"entries  {report.Size}{(report.ErasedEntries > 0 ? $", {report.ErasedEntries} of them erased" : "")}");
            context.Out.WriteLine($"root     {report.RootHash?.ToString() ?? "none: a leaf is missing"}");
            context.Out.WriteLine($"cover    {report.Coverage.Describe(report.Size)}");
            return report.IsIntact ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var index = new Argument<string?>("INDEX") { Description = "The entry; without it the latest.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Show one entry.") { index };
        command.SetAction(parsed => parsed.GetValue(index) is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? context.Fail($"`{text}` is not the number of an entry; they count from 0", ExitCodes.Usage)
            : WithReader(context, reader => ShowOne(context, reader, parsed.GetValue(index))));
        return command;
    }

    private static int ShowOne(CommandContext context, LedgerReader reader, string? index)
    {
        LedgerEntry? last = null;
        LedgerEntry? wanted = null;
        foreach (var entry in reader.Entries())
        {
            last = entry;
            if (entry.Index.ToString(CultureInfo.InvariantCulture) == index?.TrimStart('0').PadLeft(1, '0')) wanted = entry;
        }

        if (index is null) wanted = last;
        foreach (var problem in reader.Problems) context.Error.WriteLine($"ssg: the log is damaged: {problem}");
        if (wanted is null)
        {
            return context.Fail(last is null ? $"the log holds no entry; {NothingYet}" : $"there is no entry {index}; the last one is {last.Index}", ExitCodes.Usage);
        }

        EntryText.Print(context.Out, wanted);
        return reader.ProblemCount == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static Command Export(CommandContext context)
    {
        var format = new Option<string>("--format")
        {
            Description = "ndjson: one JSON object a line; tiles: a folder that anyone can verify (c2sp.org/tlog-tiles).", DefaultValueFactory = _ => "ndjson",
        };
        format.AcceptOnlyFromAmong("ndjson", "tiles");
        var folder = new Argument<string?>("FOLDER") { Description = "With `--format tiles`: the folder to make.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Print the judged calls, a line each, oldest first; or write them into a folder.") { format, folder };
        command.SetAction(parsed => parsed.GetValue(format) == "tiles" ? WithLedger(context, _ => AuditExportTiles.Run(context, parsed.GetValue(folder))) : WithReader(context, reader =>
        {
            using var stdout = Console.OpenStandardOutput();
            NdjsonExporter.Write(reader, stdout);
            foreach (var problem in reader.Problems) context.Error.WriteLine($"ssg: the log is damaged: {problem}");
            return reader.ProblemCount == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    internal static int WithLedger(CommandContext context, Func<string, int> work)
    {
        var folder = StateFolder.Open(context.State).Ledger;
        return FileStatus.Of(folder).Kind != FileKind.Absent ? work(folder) : context.Fail($"nothing is on record; {NothingYet}");
    }

    private static int WithReader(CommandContext context, Func<LedgerReader, int> work) => WithLedger(context, folder =>
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        using var reader = opened.Value;
        return work(reader);
    });
}
