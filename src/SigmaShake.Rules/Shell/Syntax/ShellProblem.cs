namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>What could not be understood, and where; the parser went on behind it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">In the text of the outermost script; for text inside of escaped backticks, the backticks.</param>
internal readonly record struct ShellProblem(ShellProblemKind Kind, ByteSpan Span)
{
    /// <summary>How many are kept; further ones tell nothing new.</summary>
    public const int MaxCount = 64;
}

/// <summary>What is wrong with a script.</summary>
internal enum ShellProblemKind
{
    /// <summary>Something stands where it cannot.</summary>
    UnexpectedToken,

    /// <summary>A command is missing: behind <c>&amp;&amp;</c> or <c>|</c>, or before <c>;</c>.</summary>
    CommandExpected,

    /// <summary>A word is missing: behind <c>&gt;</c>, <c>for</c>, <c>case</c> or <c>function</c>.</summary>
    WordExpected,

    /// <summary>A quote is never closed; the rest of the text counts as quoted.</summary>
    UnterminatedQuote,

    /// <summary>A substitution, expansion, subscript or list in brackets is never closed.</summary>
    UnterminatedExpansion,

    /// <summary>A compound command lacks its end (<c>fi</c>, <c>done</c>, <c>)</c> …) or the keyword in its middle.</summary>
    UnterminatedCommand,

    /// <summary>Nested deeper than the parser goes; the rest of the text was taken as literal.</summary>
    TooDeep,

    /// <summary>
    /// More nodes than a tree may have: what is left of the text was not read. Or more looking ahead than the parser grants a text: what is
    /// left of <c>((</c> and <c>$((</c> was read as subshells, not as arithmetic.
    /// </summary>
    TooLarge,
}
