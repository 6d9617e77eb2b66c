namespace SigmaShake.Rules.Model;

/// <summary>How grave its author thinks what a rule stops; shown, never judged by.</summary>
public enum RuleSeverity : byte
{
    /// <summary>Grave.</summary>
    Error,

    /// <summary>The default.</summary>
    Warning,

    /// <summary>For information.</summary>
    Info,
}
