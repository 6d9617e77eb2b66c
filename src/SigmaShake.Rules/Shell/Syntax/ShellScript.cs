namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>A whole script: the text that was given, or what stands in a substitution.</summary>
internal sealed class ShellScript(ByteSpan span, ReadOnlyMemory<byte> text, Statement[] statements, ShellProblem[] problems) : ShellNode(span)
{
    /// <summary>
    /// What the spans in this script point into; <see cref="ShellNode.Span"/> is the part of it that is the script. A substitution shares
    /// the text around it, but for backticks whose inside held escapes: that has a text of its own. NUL bytes have been taken out, as
    /// shells do.
    /// </summary>
    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <summary>In order.</summary>
    public Statement[] Statements { get; } = statements;

    /// <summary>
    /// What could not be understood, at any depth; at most <see cref="ShellProblem.MaxCount"/>. Kept by the outermost script only.
    /// </summary>
    public ShellProblem[] Problems { get; } = problems;

    /// <summary>The text of a node of this script.</summary>
    public ReadOnlyMemory<byte> Slice(ByteSpan place) => Text.Slice(place.Start, place.Length);
}
