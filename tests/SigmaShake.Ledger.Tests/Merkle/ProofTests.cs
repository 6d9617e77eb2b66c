using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tests.Merkle;

public sealed class ProofTests
{
    private const int Largest = 130;

    private static readonly NaiveTree Tree = NaiveTree.OfSize(Largest);

    private static readonly Digest[] Roots = [.. Enumerable.Range(0, Largest + 1).Select(size => Tree.Root(size))];

    [Fact]
    public void Every_leaf_of_every_small_tree_is_proved_as_the_recursion_says()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = InclusionProof.Make(Tree, index, size);
                Assert.Equal(Tree.Path(index, size), path);
                Assert.True(InclusionProof.Verify(Tree.Leaf(index), index, size, path, Roots[size]), $"leaf {index} of {size}");
            }
        }
    }

    [Fact]
    public void Every_pair_of_small_trees_is_proved_as_the_recursion_says()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var oldSize = 1; oldSize <= size; oldSize++)
            {
                var path = ConsistencyProof.Make(Tree, oldSize, size);
                Assert.Equal(Tree.Proof(oldSize, size), path);
                Assert.True(ConsistencyProof.Verify(oldSize, size, path, Roots[oldSize], Roots[size]), $"{oldSize} to {size}");
            }
        }
    }

    [Fact]
    public void A_proof_of_inclusion_holds_for_its_leaf_place_and_tree_alone()
    {
        const int Small = 33;
        for (var size = 1; size <= Small; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = InclusionProof.Make(Tree, index, size);
                for (var other = -1; other <= Small + 1; other++)
                {
                    if (other != index) Assert.False(InclusionProof.Verify(Tree.Leaf(index), other, size, path, Roots[size]), $"{index} of {size} as {other}");
                }

                Assert.False(InclusionProof.Verify(Tree.Leaf(index + 1), index, size, path, Roots[size]));
                Assert.False(InclusionProof.Verify(Tree.Leaf(index), index, size, path, Roots[size + 1]));
                foreach (var changed in Changed(path)) Assert.False(InclusionProof.Verify(Tree.Leaf(index), index, size, changed, Roots[size]));
            }
        }
    }

    [Fact]
    public void A_proof_of_consistency_holds_for_its_trees_alone()
    {
        const int Small = 33;
        for (var size = 1; size <= Small; size++)
        {
            for (var oldSize = 1; oldSize <= size; oldSize++)
            {
                var path = ConsistencyProof.Make(Tree, oldSize, size);
                Assert.False(ConsistencyProof.Verify(oldSize, size, path, Roots[oldSize - 1], Roots[size]));
                Assert.False(ConsistencyProof.Verify(oldSize, size, path, Roots[oldSize], Roots[size + 1]));
                Assert.False(ConsistencyProof.Verify(size + 1, oldSize, path, Roots[size + 1], Roots[oldSize]));
                foreach (var changed in Changed(path)) Assert.False(ConsistencyProof.Verify(oldSize, size, changed, Roots[oldSize], Roots[size]));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, -1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    public void Sizes_out_of_range_are_refused_and_end(long oldSize, long size)
    {
        var longPath = Enumerable.Repeat(Roots[1], 64).ToArray();
        Assert.False(ConsistencyProof.Verify(oldSize, size, longPath, Roots[1], Roots[2]));
        Assert.False(InclusionProof.Verify(Roots[1], oldSize, size, longPath, Roots[2]));
        Assert.False(ConsistencyProof.Verify(oldSize, size, [], Roots[1], Roots[2]));
    }

    [Fact]
    public void What_does_not_exist_cannot_be_proved()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionProof.Make(Tree, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionProof.Make(Tree, -1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Make(Tree, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Make(Tree, 4, 3));
    }

    [Fact]
    public void A_proof_asks_for_as_many_nodes_as_the_tree_is_high_not_large()
    {
        var tree = NaiveTree.OfSize(100_000);
        InclusionProof.Make(tree, 54_321, 99_999);
        ConsistencyProof.Make(tree, 54_321, 99_999);
        Assert.InRange(tree.Asked, 2, 3 * 17);
    }

    /// <summary>Cut short, made longer at either end, and each hash in it another.</summary>
    private static IEnumerable<Digest[]> Changed(Digest[] path)
    {
        if (path.Length > 0)
        {
            yield return path[1..];
            yield return path[..^1];
        }

        yield return [.. path, Roots[1]];
        yield return [Roots[1], .. path];
        for (var i = 0; i < path.Length; i++) yield return [.. path[..i], Roots[^1], .. path[(i + 1)..]];
    }
}
