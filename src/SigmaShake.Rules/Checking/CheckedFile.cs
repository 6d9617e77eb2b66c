using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>A rule file as the engine understands it. Every gate of the file is among its rules, however broken.</summary>
/// <param name="Source">The text that it was read from.</param>
/// <param name="Rules">Gates and observations, in file order.</param>
/// <param name="Ambients">Knowledge for agents, in file order.</param>
/// <param name="Diagnostics">What is wrong with it, in file order; empty for a clean file.</param>
public sealed record CheckedFile(
    SourceText Source, IReadOnlyList<Rule> Rules, IReadOnlyList<AmbientRule> Ambients, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
