using System.Numerics;
using System.Runtime.InteropServices;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>Lays the literals out that are found by a gram of one length.</summary>
internal sealed class GramTableBuilder(int gramBytes)
{
    // One bit in 16 is set at the most, so that of the places in a text that hold no gram hardly one in 16 is looked at twice.
    private const int FilterBitsEach = 16;
    private const int SmallestFilterBits = 9;

    // A gram that many literals already go by costs each of them a comparison.
    private const int CostOfSharing = 2;

    private readonly List<(uint Gram, int At, byte[] Literal, List<int> Rules)> _literals = [];
    private readonly Dictionary<uint, int> _uses = [];

    /// <summary>Adds a literal of at least that many bytes, and the rules it stands for.</summary>
    public void Add(byte[] literal, List<int> rules)
    {
        var (best, bestCost) = (0, int.MaxValue);
        for (var i = 0; i <= literal.Length - gramBytes; i++)
        {
            var cost = CostOfSharing * _uses.GetValueOrDefault(Gram.At(literal, i, gramBytes));
            for (var j = 0; j < gramBytes; j++) cost += Gram.Commonness(literal[i + j]);
            if (cost < bestCost) (best, bestCost) = (i, cost);
        }

        var gram = Gram.At(literal, best, gramBytes);
        CollectionsMarshal.GetValueRefOrAddDefault(_uses, gram, out _)++;
        _literals.Add((gram, best, literal, rules));
    }

    public GramTable Write(RegionWriter region)
    {
        var filterBits = Math.Max(SmallestFilterBits, BitOperations.Log2((uint)_literals.Count * FilterBitsEach) + 1);
        var bucketBits = BitOperations.Log2((uint)_literals.Count) + 1;
        var filter = new byte[1 << (filterBits - 3)];
        var buckets = new int[(1 << bucketBits) + 1];
        var entries = new List<LiteralEntry>(_literals.Count);
        foreach (var (gram, at, literal, rules) in _literals.OrderBy(item => Gram.Hash(item.Gram)))
        {
            var hash = Gram.Hash(gram);
            var bit = hash >> (32 - filterBits);
            filter[bit >> 3] |= (byte)(1 << (int)(bit & 7));
            buckets[(hash >> (32 - bucketBits)) + 1]++;
            // Written anew, though some stand elsewhere already: literals that are looked at together lie together, and their rules beside them.
            entries.Add(new LiteralEntry
            {
                Gram = gram,
                GramAt = at,
                Literal = new TextReference(region.Append<byte>(literal), literal.Length),
                Rules = new TableReference(region.Append<int>(CollectionsMarshal.AsSpan(rules)), rules.Count),
            });
        }

        for (var i = 1; i < buckets.Length; i++) buckets[i] += buckets[i - 1];
        return new GramTable
        {
            GramBytes = gramBytes,
            FilterBits = filterBits,
            FilterOffset = region.Append<byte>(filter),
            BucketBits = bucketBits,
            BucketsOffset = region.Append<int>(buckets),
            Entries = region.AppendTable(entries),
        };
    }
}
