using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>An <see cref="AlphabetHeader"/> and the classes of ASCII, 144 bytes: what is read for every text.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StoredAlphabet
{
    public AlphabetHeader Header;
    public AsciiClasses Ascii;

    /// <summary>One class for each ASCII code point.</summary>
    [InlineArray(AlphabetHeader.AsciiLength)]
    internal struct AsciiClasses
    {
        private byte _first;
    }
}
