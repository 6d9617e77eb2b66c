using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>A set of code points, 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SetHeader
{
    public ulong Low;
    public ulong High;

    /// <summary>First and last code point of each range above ASCII, four bytes each.</summary>
    public int BoundsOffset;
    public int BoundsLength;
}
