namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>A stretch of a word that expands in one way.</summary>
internal abstract class WordPart(ByteSpan span) : ShellNode(span);

/// <summary>Text that stands for itself, but for the pattern characters, braces and tildes in it that are unquoted.</summary>
internal sealed class LiteralText(ByteSpan span, ReadOnlyMemory<byte> bytes, Quoting quoting) : WordPart(span)
{
    /// <summary>What is meant: quotes, escapes and line continuations taken out. May be empty, as in <c>''</c>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public Quoting Quoting { get; } = quoting;
}

/// <summary>How a literal is quoted.</summary>
internal enum Quoting
{
    /// <summary>Not at all: pattern characters and braces are active.</summary>
    None,

    /// <summary>Each character by a backslash.</summary>
    Backslash,

    /// <summary><c>'…'</c>, or the body of a here-document with a quoted delimiter.</summary>
    Single,

    /// <summary>Inside of <c>"…"</c>, or where text is treated as if it were: arithmetic, the body of a here-document.</summary>
    Double,

    /// <summary><c>$'…'</c></summary>
    AnsiC,
}

/// <summary><c>"…"</c> or <c>$"…"</c></summary>
internal sealed class DoubleQuoted(ByteSpan span, WordPart[] parts) : WordPart(span)
{
    public WordPart[] Parts { get; } = parts;
}

/// <summary><c>~</c> or <c>~user</c> where the shell looks for it.</summary>
internal sealed class TildePrefix(ByteSpan span, ReadOnlyMemory<byte> user) : WordPart(span)
{
    /// <summary>Empty for one's own home.</summary>
    public ReadOnlyMemory<byte> User { get; } = user;
}

/// <summary><c>?(…)</c>, <c>*(…)</c>, <c>+(…)</c>, <c>@(…)</c> or <c>!(…)</c></summary>
internal sealed class ExtendedGlob(ByteSpan span, char @operator, Word[] alternatives) : WordPart(span)
{
    public char Operator { get; } = @operator;

    public Word[] Alternatives { get; } = alternatives;
}
