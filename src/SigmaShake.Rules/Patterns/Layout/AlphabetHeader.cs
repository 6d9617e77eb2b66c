using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>Where the classes of code points above ASCII lie, 16 bytes; see <see cref="StoredAlphabet"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AlphabetHeader
{
    /// <summary>How many code points are ASCII.</summary>
    public const int AsciiLength = 128;

    /// <summary>How many ranges there are above ASCII.</summary>
    public int RangeCount;

    /// <summary>Where the ranges begin, four bytes each, in order.</summary>
    public int StartsOffset;

    /// <summary>Their classes, one byte each.</summary>
    public int ClassesOffset;
    public int OfBrokenByte;
}
