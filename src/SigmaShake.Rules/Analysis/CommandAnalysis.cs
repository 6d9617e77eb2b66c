using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Analysis.Walking;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Analysis;

/// <summary>
/// What a shell command does, told without running anything: the scripts in it, the simple commands, their effects. Deterministic, bounded, never
/// throwing.
/// </summary>
internal static class CommandAnalysis
{
    /// <summary>Analyses a command.</summary>
    /// <param name="command">The text, UTF-8.</param>
    /// <param name="cwd">The absolute folder that it runs in; empty where that is not known.</param>
    /// <param name="home">The absolute home; empty where that is not known.</param>
    /// <param name="files">Through which scripts that it runs are read.</param>
    public static Findings Of(ReadOnlyMemory<byte> command, ReadOnlyMemory<byte> cwd, ReadOnlyMemory<byte> home, IFileView files)
    {
        var findings = new Findings();
        new CommandWalker(findings, home, files).RunText(command, new ShellState { Cwd = cwd }, input: null, output: null);
        return findings;
    }
}
