using System.CommandLine;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Index;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Cli.Commands;

/// <summary>The index of the log for one command: opened, brought up to date, and let go before anything is printed.</summary>
internal static class OpenedIndex
{
    /// <summary>Has the index made anew.</summary>
    public static Option<bool> RebuildOption() => new("--rebuild") { Description = "Make the index of the log anew first." };

    /// <summary>Asks the index; what is to be said about it and the log goes to standard error.</summary>
    /// <returns>The answer and the exit code that it stands for; a null answer has been explained.</returns>
    public static (T? Answer, int ExitCode) Ask<T>(CommandContext context, bool rebuild, Func<LedgerIndex, Ledger.LedgerResult<T>> question)
        where T : class
    {
        var exitCode = ExitCodes.Failed;
        T? answer = null;
        _ = AuditCommand.WithLedger(context, folder =>
        {
            var progress = ProgressLines.ForStandardError(context.Error, context.Clock);
            var opened = LedgerIndex.Open(folder, new IndexOptions
            {
                Rebuild = rebuild,
                Clock = context.Clock,
                Progress = at => progress.Say("reading the log into its index", at.DoneBytes, at.TotalBytes, at.Entries),
            });
            if (!opened.Succeeded) return context.Fail(opened.Error.ToString());
            using var index = opened.Value;
            var result = question(index);
            if (!result.Succeeded) return context.Fail(result.Error.ToString());
            answer = result.Value;
            return exitCode = Report(context, index.Report);
        });
        return (answer, exitCode);
    }

    /// <summary>Takes out of an index that is kept what was erased from the log, so that the words do not stay there until somebody looks.</summary>
    public static void Follow(CommandContext context, string folder)
    {
        if (!LedgerIndex.IsKept(folder)) return;
        var opened = LedgerIndex.Open(folder, new IndexOptions { Clock = context.Clock });
        if (opened.Succeeded) opened.Value.Dispose();
        else context.Error.WriteLine($"ssg: the index of the log still holds words of what was erased: {opened.Error}; `ssg audit stats --rebuild` makes it anew");
    }

    /// <summary>One line for a value that no entry has.</summary>
    public static string Explain(UnknownValue unknown)
    {
        var nearest = Spelling.Nearest(unknown.Text, unknown.Known.ToArray()) ?? unknown.Known.FirstOrDefault(known => known.Contains(unknown.Text, StringComparison.OrdinalIgnoreCase));
        var cure = (nearest, unknown.Known.Count) switch
        {
            (not null, _) => $"did you mean `{nearest}`?",
            (_, 0) => $"no entry has any {unknown.Facet}",
            (_, <= 8) => $"the log has {string.Join(", ", unknown.Known)}",
            _ => "`ssg audit stats` shows the most frequent",
        };
        return $"no entry has the {unknown.Facet} `{unknown.Text}`; {cure}";
    }

    private static int Report(CommandContext context, IndexReport report)
    {
        if (report.Discarded is { } reason) context.Error.WriteLine($"ssg: the index of the log was made anew, because {reason}");
        if (report.LogProblems == 0) return ExitCodes.Ok;
        context.Error.WriteLine($"ssg: the log is damaged in {report.LogProblems} place{(report.LogProblems == 1 ? "" : "s")}; `ssg audit verify` names them");
        return ExitCodes.Failed;
    }
}
