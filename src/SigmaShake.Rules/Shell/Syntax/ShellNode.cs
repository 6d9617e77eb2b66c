namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>
/// What a shell's text was read as. Nodes are plain classes and arrays, without the comparison and printing that records bring: the tree
/// is made anew for every command that is judged. Nothing writes to it, arrays included, once the parser has handed it out.
/// </summary>
/// <param name="span">In the <see cref="ShellScript.Text"/> of the innermost script around.</param>
internal abstract class ShellNode(ByteSpan span)
{
    /// <summary>Where it stands in the <see cref="ShellScript.Text"/> of the innermost script around.</summary>
    public ByteSpan Span { get; } = span;
}
