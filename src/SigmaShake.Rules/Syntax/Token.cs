using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>
    /// A run of anything that is neither white space nor one of the other kinds: keywords, ids, numbers, fields, mistakes.
    /// </summary>
    Word,

    /// <summary>A string with its quotes.</summary>
    String,

    /// <summary><c>{</c>.</summary>
    OpenBrace,

    /// <summary><c>}</c>.</summary>
    CloseBrace,

    /// <summary><c>(</c>.</summary>
    OpenParenthesis,

    /// <summary><c>)</c>.</summary>
    CloseParenthesis,
}

/// <summary>What else the lexer saw of a token.</summary>
[Flags]
internal enum TokenTraits : byte
{
    None = 0,

    /// <summary>Only white space stands before it on its line.</summary>
    FirstOnLine = 1,

    /// <summary>A string without a closing quote. It has been cut at the end of its first line.</summary>
    Unterminated = 2,

    /// <summary>A string with an unescaped quote inside.</summary>
    StrayQuote = 4,

    /// <summary>A string with a line break inside.</summary>
    SpansLines = 8,
}

/// <summary>A token and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, TokenTraits Traits)
{
    public TextSpan Span => new(Start, Length);

    public int End => Start + Length;

    public bool IsFirstOnLine => Has(TokenTraits.FirstOnLine);

    public bool IsUnterminated => Has(TokenTraits.Unterminated);

    public bool HasStrayQuote => Has(TokenTraits.StrayQuote);

    public bool SpansLines => Has(TokenTraits.SpansLines);

    private bool Has(TokenTraits trait) => (Traits & trait) == trait;
}
