using System.CommandLine;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit …</c>: the log of every judged call. Each command but <c>verify</c> has a file of its own.</summary>
internal static class AuditCommand
{
    /// <summary>How a log begins.</summary>
    public const string NothingYet = "the first judged call starts the log, and `ssg init --client NAME` has an agent's calls judged";

    public static Command Define(CommandContext context) => new("audit", "The log of every judged call.")
    {
        Verify(context),
        AuditSearchCommand.DefineList(context),
        AuditSearchCommand.Define(context),
        AuditShowCommand.Define(context),
        AuditStatsCommand.Define(context),
        AuditExportCommand.Define(context),
        AuditCheckpointCommand.Define(context),
        AuditWitnessCommand.Define(context),
        AuditProveCommand.Define(context),
        AuditEraseCommand.Define(context),
        AuditRetainCommand.Define(context),
    };

    private static Command Verify(CommandContext context)
    {
        var command = new Command("verify", "Compute every entry anew. Exits 0 on an intact log; what that records as lost is said, and is no contradiction.");
        command.SetAction(_ => WithLedger(context, folder =>
        {
            var verified = LedgerVerifier.Verify(folder, StateFolder.Open(context.State).Checkpoints);
            if (!verified.Succeeded) return context.Fail(verified.Error.ToString());
            var report = verified.Value;
            foreach (var problem in report.Problems) context.Out.WriteLine($"problem  {problem}; {problem.Cure}");
            if (report.ProblemCount > report.Problems.Count) context.Out.WriteLine($"problem  and {report.ProblemCount - report.Problems.Count} more");
            context.Out.Write("log      ");
            context.Out.WriteStyled($"{(report.IsIntact ? "intact" : $"NOT intact: {report.ProblemCount} {(report.ProblemCount == 1 ? "problem" : "problems")}")}\n", report.IsIntact ? TextStyle.Good : TextStyle.Bad);
            context.Out.WriteLine($"entries  {report.Size}{(report.ErasedEntries > 0 ? $", {report.ErasedEntries} of them erased" : "")}");
            if (report.Gaps.Describe() is { } gaps) context.Out.WriteLine($"gaps     {gaps}");
            context.Out.WriteLine($"root     {report.RootHash?.ToString() ?? "none: a leaf is missing"}");
            context.Out.WriteLine($"cover    {report.Coverage.Describe(report.Size)}");
            return report.IsIntact ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    /// <summary>Works on the ledger's folder; without one, says how it begins.</summary>
    public static int WithLedger(CommandContext context, Func<string, int> work)
    {
        var folder = StateFolder.Open(context.State).Ledger;
        return FileStatus.Of(folder).Kind != FileKind.Absent ? work(folder) : context.Fail($"nothing is on record; {NothingYet}");
    }

    /// <summary>Works on all entries, oldest first.</summary>
    public static int WithReader(CommandContext context, Func<LedgerReader, int> work) => WithLedger(context, folder =>
    {
        var opened = LedgerReader.Open(folder);
        if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
        using var reader = opened.Value;
        return work(reader);
    });
}
