using SigmaShake.Ledger;

namespace SigmaShake.Cli.Terminals;

/// <summary>Tells a person at the terminal how far a long reading of the log is.</summary>
/// <param name="lines">Where it is said.</param>
/// <param name="work">What is being done.</param>
internal sealed class ReadingProgress(ProgressLines lines, string work) : IProgress<LedgerProgress>
{
    public void Report(LedgerProgress value) => lines.Say(work, value.DoneBytes, value.TotalBytes, value.Entries);
}
