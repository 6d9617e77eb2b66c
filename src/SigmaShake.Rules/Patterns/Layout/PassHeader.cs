using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>One pass over the text, 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PassHeader
{
    public PassKind Kind;
    public PassTraits Traits;

    /// <summary>How many look-arounds' answers are part of a symbol; their numbers (two bytes each) are at <see cref="LooksOffset"/>.</summary>
    public ushort LookCount;
    public int LooksOffset;
    public int AlphabetOffset;

    /// <summary>How many classes there are, the end of the text, which is the last, counted.</summary>
    public int ClassCount;
    public int TableOffset;
    public int TableLength;

    /// <summary>The row of the first state; of a simulation, its first instruction.</summary>
    public int Start;

    /// <summary>The first row that tells of a match before the symbol that led to it; in the pattern's own pass, the row that has matched.</summary>
    public int MarkedFrom;
}
