using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>
/// Finds the literals of an index that occur in a text, in one pass for each length of gram: each place's gram is looked up in a filter
/// of bits, and only what passes it is compared.
/// </summary>
internal readonly ref struct LiteralScanner
{
    // A literal that occurs a thousand times is compared and noted once; those with higher numbers are, each time, which is only slower.
    private const int MostRemembered = 1 << 14;

    private readonly RuleImage _image;
    private readonly GramTable _table;
    private readonly ReadOnlySpan<byte> _text;
    private readonly CandidateSet _found;
    private readonly Span<ulong> _seen;

    private LiteralScanner(RuleImage image, GramTable table, ReadOnlySpan<byte> text, CandidateSet found, Span<ulong> seen)
    {
        _image = image;
        _table = table;
        _text = text;
        _found = found;
        _seen = seen;
    }

    /// <summary>Adds the rules of every literal that occurs in <paramref name="text"/>.</summary>
    [SkipLocalsInit]
    public static void Scan(RuleImage image, in FieldIndex index, ReadOnlySpan<byte> text, CandidateSet found)
    {
        Span<ulong> seen = stackalloc ulong[MostRemembered >> 6];
        foreach (var table in image.All<GramTable>(index.Grams))
        {
            var remembered = seen[..((Math.Clamp(table.Entries.Count, 0, MostRemembered) + 63) >> 6)];
            remembered.Clear();
            new LiteralScanner(image, table, text, found, remembered).Scan();
        }
    }

    private void Scan()
    {
        var gramBytes = _table.GramBytes;
        if (gramBytes is < 1 or > Gram.MaxBytes || _table.FilterBits is < 3 or > 30) throw new DamagedRegionException("a table of the image is of no known form");
        if (_text.Length < gramBytes) return;

        var filter = _image.Region.Bytes(_table.FilterOffset, 1 << (_table.FilterBits - 3));
        var shift = 32 - _table.FilterBits;
        var mask = uint.MaxValue >> (8 * (4 - gramBytes));
        // This loop runs for every byte of every text, once for each table. The text is a local, so that it stays in registers across the
        // calls of Compare; and `bit` has no more than FilterBits bits, so it is within the filter without asking.
        var text = _text;
        ref var bits = ref MemoryMarshal.GetReference(filter);
        var gram = 0u;
        for (var i = 0; i < gramBytes - 1; i++) gram = (gram << 8) | Gram.Fold(text[i]);
        for (var i = gramBytes - 1; i < text.Length; i++)
        {
            gram = ((gram << 8) | Gram.Fold(text[i])) & mask;
            var bit = Gram.Hash(gram) >> shift;
            if ((Unsafe.Add(ref bits, bit >> 3) >> (int)(bit & 7) & 1) != 0) Compare(gram, i + 1 - gramBytes);
        }
    }

    private void Compare(uint gram, int at)
    {
        if (_table.BucketBits is < 1 or > 30) throw new DamagedRegionException("a table of the image is of no known form");
        var bucket = (int)(Gram.Hash(gram) >> (32 - _table.BucketBits));
        var bounds = _image.Region.Items<int>(_table.BucketsOffset + (bucket * sizeof(int)), 2);
        for (var number = bounds[0]; number < bounds[1]; number++)
        {
            var isRemembered = (uint)number >> 6 < (uint)_seen.Length;
            if (isRemembered && (_seen[number >> 6] >> number & 1) != 0) continue;
            ref readonly var entry = ref _image.Entry<LiteralEntry>(_table.Entries, number);
            if (entry.Gram != gram || !Occurs(entry, at - entry.GramAt)) continue;
            _found.AddAll(_image.All<int>(entry.Rules));
            if (isRemembered) _seen[number >> 6] |= 1UL << number;
        }
    }

    private bool Occurs(in LiteralEntry entry, int start)
    {
        var literal = _image.Utf8(entry.Literal);
        if (start < 0 || literal.Length > _text.Length - start) return false;
        for (var i = 0; i < literal.Length; i++)
        {
            if (Gram.Fold(_text[start + i]) != literal[i]) return false;
        }

        return true;
    }
}
