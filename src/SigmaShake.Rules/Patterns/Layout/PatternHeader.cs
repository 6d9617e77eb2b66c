using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>Where a pattern begins, 24 bytes. Offsets count from the beginning of the region.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PatternHeader
{
    public PatternForm Form;
    public PatternTraits Traits;

    /// <summary>How many <see cref="PassHeader"/>s there are: one for each look-around, inner ones first, then the pattern's own.</summary>
    public ushort PassCount;
    public int LiteralOffset;
    public int LiteralLength;
    public int PassesOffset;

    /// <summary>Where the <see cref="ProgramHeader"/> is; 0 where every pass has an automaton.</summary>
    public int ProgramOffset;
    public int Reserved;
}
