namespace SigmaShake.Rules.Programs;

/// <summary>A piece of the table's text, small enough to be kept where a span cannot be.</summary>
/// <param name="Family">Which text.</param>
/// <param name="Start">Where it begins there, in bytes.</param>
/// <param name="Length">How many bytes; 0 for none.</param>
internal readonly record struct TableSpan(byte Family, ushort Start, ushort Length)
{
    /// <summary>The bytes themselves.</summary>
    public ReadOnlySpan<byte> Text => Length == 0 ? default : ProgramTable.TextOf(Family).Slice(Start, Length);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>A part of this piece.</summary>
    public TableSpan Slice(int start, int length) => new(Family, (ushort)(Start + start), (ushort)length);

    /// <summary>This piece from <paramref name="start"/> on.</summary>
    public TableSpan From(int start) => Slice(start, Length - start);
}
