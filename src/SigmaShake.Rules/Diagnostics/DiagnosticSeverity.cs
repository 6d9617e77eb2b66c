namespace SigmaShake.Rules.Diagnostics;

/// <summary>How a problem in a rule file counts.</summary>
public enum DiagnosticSeverity : byte
{
    /// <summary>The file does not say what a rule file may say; lint fails, and a gate in doubt stays shut.</summary>
    Error,

    /// <summary>The file is understood, but hardly means what its author meant.</summary>
    Warning,
}
