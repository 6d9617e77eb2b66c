namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What a token is.</summary>
internal enum CodeTokenKind : byte
{
    /// <summary>The end of the code.</summary>
    End,

    /// <summary>The end of a line that may end a statement.</summary>
    LineEnd,

    /// <summary>A name, its sigil with it (<c>os</c>, <c>$x</c>, <c>:sym</c> without the colon is a text).</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text; <see cref="CodeToken.Value"/> is what it stands for.</summary>
    Text,

    /// <summary>A text that a shell runs (backticks, <c>%x</c>, <c>qx</c>).</summary>
    Command,

    /// <summary>Several texts (<c>qw</c>, <c>%w</c>): <see cref="CodeToken.Value"/> is what lies between its brackets.</summary>
    Words,

    /// <summary>Anything else.</summary>
    Sign,
}

/// <summary>A token of code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">What it stands for: of a name and a sign, as written.</param>
/// <param name="Holes">For a text, what is put into it when the code runs; null for none.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, ReadOnlyMemory<byte> Value, List<CodeHole>? Holes = null)
{
    public bool Is(CodeTokenKind kind, ReadOnlySpan<byte> value) => Kind == kind && Value.Span.SequenceEqual(value);

    public bool IsSign(ReadOnlySpan<byte> value) => Is(CodeTokenKind.Sign, value);
}

/// <summary>A place in a text where a value is put in.</summary>
/// <param name="At">Where, in bytes of the text's value.</param>
/// <param name="Source">The code of the value.</param>
internal readonly record struct CodeHole(int At, ReadOnlyMemory<byte> Source);
