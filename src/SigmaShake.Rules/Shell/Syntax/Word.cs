namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>A word before any expansion.</summary>
internal sealed class Word(ByteSpan span, WordPart[] parts, bool hasUnquotedBrace, Assignment? assignment = null) : ShellNode(span)
{
    /// <summary>No word at all: what is missing, or an empty value.</summary>
    public static readonly Word Empty = new(default, [], hasUnquotedBrace: false);

    /// <summary>
    /// In order, adjoining literals that are quoted alike joined to one. An array's elements are not among them: see <see cref="Assignment"/>.
    /// </summary>
    public WordPart[] Parts { get; } = parts;

    /// <summary>Whether a <c>{</c> stands in one of its literals unquoted, so that it may be a brace expansion.</summary>
    public bool HasUnquotedBrace { get; } = hasUnquotedBrace;

    /// <summary>The same word read as an assignment, where it is an argument of <c>export</c> or its kin and looks like one; else null.</summary>
    public Assignment? Assignment { get; } = assignment;

    /// <summary>Whether it is nothing but this text, unquoted.</summary>
    public bool IsBare(ReadOnlySpan<byte> text) =>
        Parts is [LiteralText { Quoting: Quoting.None } literal] && literal.Bytes.Span.SequenceEqual(text);
}
