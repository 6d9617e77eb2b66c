using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Merkle;

public sealed class MerkleFrontierTests
{
    [Fact]
    public void The_roots_of_the_reference_tree_hold_for_every_size()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("vectors/rfc6962-merkle/reference-tree.json")));
        var leaves = Strings(vectors, "leafInputs");
        var roots = Strings(vectors, "rootHashesBySize");
        var hashes = vectors.RootElement.GetProperty("nodeHashesByLevel")[0].EnumerateArray().Select(h => h.GetString()).ToList();
        Assert.Equal((8, 9, 8), (leaves.Count, roots.Count, hashes.Count));

        var tree = new MerkleFrontier();
        Assert.Equal(roots[0], tree.Root().ToString());
        for (var i = 0; i < leaves.Count; i++)
        {
            var hash = MerkleHash.Leaf(Convert.FromHexString(leaves[i]));
            Assert.Equal(hashes[i], hash.ToString());
            tree.Add(hash);
            Assert.Equal(roots[i + 1], tree.Root().ToString());
        }
    }

    [Fact]
    public void The_inner_nodes_of_the_reference_tree_hold()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("vectors/rfc6962-merkle/reference-tree.json")));
        var levels = vectors.RootElement.GetProperty("nodeHashesByLevel").EnumerateArray()
            .Select(level => level.EnumerateArray().Select(h => h.GetString()!).ToList()).ToList();
        for (var level = 1; level < levels.Count; level++)
        {
            for (var i = 0; i < levels[level].Count; i++)
                Assert.Equal(levels[level][i], MerkleHash.Node(Hex(levels[level - 1][2 * i]), Hex(levels[level - 1][(2 * i) + 1])).ToString());
        }
    }

    [Fact]
    public void The_checkpoints_of_a_published_log_have_our_roots()
    {
        var folder = SharedData.Path("vectors/tlog-tiles/tessera-testdata-log");
        string[] leaves = ["one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven", "twelf", "threeten", "fourten", "fivten"];
        var tree = new MerkleFrontier();
        for (var size = 0; size <= leaves.Length; size++)
        {
            if (size > 0) tree.Add(MerkleHash.Leaf(Encoding.UTF8.GetBytes(leaves[size - 1])));
            // A checkpoint's body: origin, size, root in base64 (C2SP tlog-checkpoint).
            var lines = File.ReadAllLines(Path.Combine(folder, $"checkpoint.{size}"));
            Assert.Equal(size.ToString(System.Globalization.CultureInfo.InvariantCulture), lines[1]);
            Assert.Equal(lines[2], Convert.ToBase64String(Convert.FromHexString(tree.Root().ToString())));
        }
    }

    [Fact]
    public void The_frontier_agrees_with_the_recursive_definition()
    {
        var leaves = Enumerable.Range(0, 300).Select(i => MerkleHash.Leaf(Encoding.UTF8.GetBytes($"leaf {i}"))).ToArray();
        var tree = new MerkleFrontier();
        for (var size = 1; size <= leaves.Length; size++)
        {
            tree.Add(leaves[size - 1]);
            Assert.Equal(Recursive(leaves.AsSpan(0, size)), tree.Root());
        }
    }

    private static Digest Recursive(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return MerkleHash.Node(Recursive(leaves[..split]), Recursive(leaves[split..]));
    }

    private static List<string> Strings(JsonDocument vectors, string member) =>
        vectors.RootElement.GetProperty(member).EnumerateArray().Select(s => s.GetString()!).ToList();

    private static Digest Hex(string text) => new(Convert.FromHexString(text));
}
