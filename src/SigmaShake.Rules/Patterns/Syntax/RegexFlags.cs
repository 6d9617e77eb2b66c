namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>What <c>(?flags)</c> switches.</summary>
[Flags]
internal enum RegexFlags : byte
{
    None = 0,

    /// <summary><c>i</c></summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> also match at line ends.</summary>
    MultiLine = 2,

    /// <summary><c>s</c>: a dot matches <c>\n</c> too.</summary>
    DotMatchesNewLine = 4,

    /// <summary><c>x</c>: white space and <c>#</c> comments in the pattern do not count.</summary>
    IgnoreWhiteSpace = 8,

    /// <summary><c>U</c>: <c>a*</c> is lazy and <c>a*?</c> is greedy.</summary>
    SwapGreed = 16,
}
