namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>What a command's input or output is bound to.</summary>
internal sealed class Redirection(
    ByteSpan span, RedirectionOperator @operator, int? descriptor, ReadOnlyMemory<byte> variable, Word target, HereDocument? hereDocument)
    : ShellNode(span)
{
    public RedirectionOperator Operator { get; } = @operator;

    /// <summary>The number before the operator; null without one.</summary>
    public int? Descriptor { get; } = descriptor;

    /// <summary>The name in <c>{name}</c> before the operator; empty without.</summary>
    public ReadOnlyMemory<byte> Variable { get; } = variable;

    /// <summary>A file, a descriptor or <c>-</c>, a here-string's text, or a here-document's delimiter as it is written.</summary>
    public Word Target { get; } = target;

    /// <summary>Null for all but here-documents.</summary>
    public HereDocument? HereDocument { get; } = hereDocument;
}

/// <summary>How a redirection binds.</summary>
internal enum RedirectionOperator
{
    /// <summary><c>&lt;</c></summary>
    Input,

    /// <summary><c>&gt;</c></summary>
    Output,

    /// <summary><c>&gt;&gt;</c></summary>
    Append,

    /// <summary><c>&gt;|</c></summary>
    Clobber,

    /// <summary><c>&lt;&gt;</c></summary>
    ReadWrite,

    /// <summary><c>&lt;&amp;</c></summary>
    DuplicateInput,

    /// <summary><c>&gt;&amp;</c>, which with a file as its target is <c>&amp;&gt;</c></summary>
    DuplicateOutput,

    /// <summary><c>&amp;&gt;</c></summary>
    OutputBoth,

    /// <summary><c>&amp;&gt;&gt;</c></summary>
    AppendBoth,

    /// <summary><c>&lt;&lt;</c></summary>
    HereDocument,

    /// <summary><c>&lt;&lt;-</c></summary>
    HereDocumentWithoutTabs,

    /// <summary><c>&lt;&lt;&lt;</c></summary>
    HereString,
}

/// <summary>The lines below a command that are its input.</summary>
internal sealed class HereDocument(ReadOnlyMemory<byte> delimiter, bool isQuoted, bool stripsTabs)
{
    /// <summary>The line that ends it, quotes removed.</summary>
    public ReadOnlyMemory<byte> Delimiter { get; } = delimiter;

    /// <summary>Whether a part of the delimiter is quoted: then nothing in the body expands.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>Whether the operator is <c>&lt;&lt;-</c>.</summary>
    public bool StripsTabs { get; } = stripsTabs;

    /// <summary>Its lines, tabs stripped if they are to be. Empty if the text ends before.</summary>
    public Word Body { get; private set; } = Word.Empty;

    /// <summary>Whether its delimiter was found; without, shells warn and take the rest of the text.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Gives it its lines, which the parser meets behind the command.</summary>
    internal void Complete(Word body, bool isTerminated)
    {
        Body = body;
        IsTerminated = isTerminated;
    }
}
