namespace SigmaShake.Rules.Shell.Syntax;

/// <summary>A half-open stretch of a script's text, in bytes.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">In bytes; 0 for a place between two bytes.</param>
internal readonly record struct ByteSpan(int Start, int Length)
{
    /// <summary>The offset behind its last byte.</summary>
    public int End => Start + Length;

    /// <summary>From <paramref name="start"/> up to, not over, <paramref name="end"/>.</summary>
    public static ByteSpan Between(int start, int end) => new(start, end - start);
}
