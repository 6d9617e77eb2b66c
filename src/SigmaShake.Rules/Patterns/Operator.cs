namespace SigmaShake.Rules.Patterns;

/// <summary>How a condition compares a field with its operand. All comparisons are ordinal and case-sensitive.</summary>
public enum Operator : byte
{
    /// <summary>The whole value.</summary>
    Equals,

    /// <summary>Anywhere in the value.</summary>
    Contains,

    /// <summary>At its beginning.</summary>
    StartsWith,

    /// <summary>At its end.</summary>
    EndsWith,

    /// <summary>Anywhere, with no letter, digit or <c>_</c> next to it.</summary>
    Word,

    /// <summary>The whole value matches a glob.</summary>
    Glob,

    /// <summary>A regular expression matches somewhere (also spelled <c>MATCHES</c>).</summary>
    Regex,

    /// <summary>Some single line holds the literal.</summary>
    LineContains,

    /// <summary>Some single line matches the regular expression.</summary>
    LineRegex,

    /// <summary>The field is there, even if empty. Takes no operand.</summary>
    Exists,

    /// <summary>The simple command fits a template. On the command only; compiled by what knows commands, not by patterns.</summary>
    Invokes,
}
