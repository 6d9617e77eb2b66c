using System.CommandLine;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit verify|show|export</c>: the log of every judged call.</summary>
internal static class AuditCommand
{
    public static Command Define(CommandContext context) => new("audit", "The log of every judged call.")
    {
        Verify(context),
        Show(context),
        Export(context),
    };

    private static Command Verify(CommandContext context)
    {
        var command = new Command("verify", "Compute every entry anew. Exits 0 on an intact log.");
        command.SetAction(_ => WithLedger(context, folder =>
        {
            var verified = LedgerVerifier.Verify(folder);
            if (!verified.Succeeded) return context.Fail(verified.Error.ToString());
            var report = verified.Value;
            foreach (var problem in report.Problems) context.Out.WriteLine($"problem  {problem}");
            if (report.ProblemCount > report.Problems.Count) context.Out.WriteLine($"problem  and {report.ProblemCount - report.Problems.Count} more");
            context.Out.WriteLine($"log      {(report.IsIntact ? "intact" : $"NOT intact: {report.ProblemCount} problems")}");
            context.Out.WriteLine($"entries  {report.Size}{(report.ErasedEntries > 0 ? $", {report.ErasedEntries} of them erased" : "")}");
            context.Out.WriteLine($"root     {report.RootHash?.ToString() ?? "none: a leaf is missing"}");
            context.Out.WriteLine($"cover    {report.Coverage}");
            return report.IsIntact ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var index = new Argument<long?>("INDEX") { Description = "The entry; without it the latest.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Show one entry.") { index };
        command.SetAction(parsed => WithReader(context, reader =>
        {
            var wanted = parsed.GetValue(index);
            var entry = wanted is { } number ? reader.Entries().FirstOrDefault(entry => entry.Index == number) : reader.Entries().LastOrDefault();
            if (entry is null) return context.Fail(wanted is null ? "the log is empty" : $"there is no entry {wanted}", ExitCodes.Usage);
            EntryText.Print(context.Out, entry);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Export(CommandContext context)
    {
        var format = new Option<string>("--format") { Description = "ndjson: one JSON object a line.", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson");
        var command = new Command("export", "Print the judged calls, a line each, oldest first.") { format };
        command.SetAction(_ => WithReader(context, reader =>
        {
            using var stdout = Console.OpenStandardOutput();
            NdjsonExporter.Write(reader, stdout);
            foreach (var problem in reader.Problems) context.Error.WriteLine($"ssg: the log is damaged: {problem}");
            return reader.ProblemCount == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    private static int WithLedger(CommandContext context, Func<string, int> work)
    {
        var folder = StateFolder.Open(context.State).Ledger;
        return Directory.Exists(folder) ? work(folder) : context.Fail("nothing is on record yet; the first judged call starts the log");
    }

    private static int WithReader(CommandContext context, Func<LedgerReader, int> work) => WithLedger(context, folder =>
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        using var reader = opened.Value;
        return work(reader);
    });
}
