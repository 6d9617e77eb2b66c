namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>Places between two code points.</summary>
internal enum AssertionKind : byte
{
    /// <summary><c>\A</c>, and <c>^</c> without <c>m</c>.</summary>
    TextStart,

    /// <summary><c>\z</c>, and <c>$</c> without <c>m</c>.</summary>
    TextEnd,

    /// <summary><c>(?m)^</c></summary>
    LineStart,

    /// <summary><c>(?m)$</c></summary>
    LineEnd,

    /// <summary><c>\b</c></summary>
    WordBoundary,

    /// <summary><c>\B</c></summary>
    NotWordBoundary,

    /// <summary><c>\b{start}</c> and <c>\&lt;</c>: no word before, a word after.</summary>
    WordStart,

    /// <summary><c>\b{end}</c> and <c>\&gt;</c>: a word before, none after.</summary>
    WordEnd,

    /// <summary><c>\b{start-half}</c>: no word before.</summary>
    WordStartHalf,

    /// <summary><c>\b{end-half}</c>: no word after.</summary>
    WordEndHalf,
}
