namespace SigmaShake.Rules.Text;

/// <summary>A half-open stretch of a text.</summary>
/// <param name="Start">Offset of its first character, in UTF-16 code units.</param>
/// <param name="Length">Its length, in UTF-16 code units; 0 for a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset behind its last character.</summary>
    public int End => Start + Length;
}
