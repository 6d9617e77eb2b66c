using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tests.Merkle;

/// <summary>RFC 9162, 2.1, word for word, over lists that are cut in two: slow, and hard to get wrong.</summary>
internal sealed class NaiveTree(IEnumerable<Digest> leafHashes) : IMerkleNodes
{
    private readonly Digest[] _leaves = [.. leafHashes];

    public int Asked { get; private set; }

    public static NaiveTree OfSize(int size) => new(Enumerable.Range(0, size).Select(i => MerkleHash.Leaf(BitConverter.GetBytes(i))));

    public Digest Leaf(long index) => _leaves[index];

    public Digest Root(long size) => Mth(_leaves.AsSpan(0, (int)size));

    public Digest[] Path(long index, long size) => Path(index, _leaves.AsSpan(0, (int)size));

    public Digest[] Proof(long oldSize, long size) => SubProof(oldSize, _leaves.AsSpan(0, (int)size), true);

    public Digest Node(int level, long index)
    {
        Asked++;
        return Mth(_leaves.AsSpan((int)index << level, 1 << level));
    }

    // 2.1.1
    private static Digest Mth(ReadOnlySpan<Digest> d)
    {
        if (d.IsEmpty) return MerkleHash.Empty;
        if (d.Length == 1) return d[0];
        var k = LargestPowerOfTwoBelow(d.Length);
        return MerkleHash.Node(Mth(d[..k]), Mth(d[k..]));
    }

    // 2.1.3.1
    private static Digest[] Path(long m, ReadOnlySpan<Digest> d)
    {
        if (d.Length == 1) return [];
        var k = LargestPowerOfTwoBelow(d.Length);
        return m < k ? [.. Path(m, d[..k]), Mth(d[k..])] : [.. Path(m - k, d[k..]), Mth(d[..k])];
    }

    // 2.1.4.1
    private static Digest[] SubProof(long m, ReadOnlySpan<Digest> d, bool b)
    {
        if (m == d.Length) return b ? [] : [Mth(d)];
        var k = LargestPowerOfTwoBelow(d.Length);
        return m <= k ? [.. SubProof(m, d[..k], b), Mth(d[k..])] : [.. SubProof(m - k, d[k..], false), Mth(d[..k])];
    }

    private static int LargestPowerOfTwoBelow(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
