using System.Runtime.CompilerServices;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>An alphabet where it lies in a region. What is above ASCII is looked at only for a text that holds such.</summary>
internal readonly ref struct LaidAlphabet
{
    private readonly Region _region;
    private readonly ref readonly StoredAlphabet _stored;

    public LaidAlphabet(Region region, int offset)
    {
        _region = region;
        _stored = ref region.Item<StoredAlphabet>(offset);
        Ascii = _stored.Ascii;
    }

    /// <summary>The class of each ASCII code point.</summary>
    public ReadOnlySpan<byte> Ascii { get; }

    /// <summary>The class of a code point, or of <see cref="Utf8Text.Invalid"/>.</summary>
    public int ClassOf(int codePoint) => (uint)codePoint < AlphabetHeader.AsciiLength ? Ascii[codePoint] : ClassAbove(codePoint);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ClassAbove(int codePoint)
    {
        if (codePoint < 0) return _stored.Header.OfBrokenByte & byte.MaxValue;
        var starts = _region.Items<int>(_stored.Header.StartsOffset, _stored.Header.RangeCount);
        int low = 0, high = starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (codePoint < starts[middle]) high = middle - 1;
            else low = middle;
        }

        return _region.Bytes(_stored.Header.ClassesOffset, starts.Length)[low];
    }
}
