namespace SigmaShake.Rules.Syntax;

/// <summary>What a statement's keyword says it is.</summary>
internal enum StatementKind : byte
{
    /// <summary>Not a statement's keyword.</summary>
    None,
    Enabled,
    Priority,
    Severity,
    Deny,
    Force,
    Ask,
    Allow,
    Shadow,
    Log,
    If,
    Message,
    Prompt,
    Substitute,
    Context,
    Run,
    Webhook,
    Category,
    Ambient,
    Example,
    Counterexample,
}
