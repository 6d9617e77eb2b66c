using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Ledger.Tiles;

namespace SigmaShake.Ledger.Tests.Tiles;

public sealed class LedgerTreeTests
{
    [Fact]
    public void The_tree_has_the_root_that_verification_computes_and_follows_the_appends()
    {
        using var ledger = new GrownLedger(3);
        foreach (var more in new[] { 0, 1, 250, 1, 1, 300, 0 })
        {
            ledger.Grow(more);
            using var tree = ledger.Tree();
            Assert.Equal((ledger.Verify().RootHash, ledger.Verify().Size), (tree.Root(tree.Size), tree.Size));
        }
    }

    [Fact]
    public void Every_entry_is_proved_at_every_size_asked_for()
    {
        using var ledger = new GrownLedger(270);
        var leafHashes = ledger.Read().Entries.Select(entry => entry.LeafHash).ToArray();
        using var tree = ledger.Tree();
        foreach (var size in new[] { 1, 2, 255, 256, 257, 270 })
        {
            for (var index = 0; index < size; index += 1 + (size / 40))
                Assert.True(InclusionProof.Verify(leafHashes[index], index, size, [.. tree.ProveInclusion(index, size)], tree.Root(size)));
            Assert.True(ConsistencyProof.Verify(size, 270, [.. tree.ProveConsistency(size, 270)], tree.Root(size), tree.Root(270)));
        }
    }

    [Fact]
    public void An_entry_is_found_by_its_number()
    {
        using var ledger = new GrownLedger(600);
        var entries = ledger.Read().Entries;
        using var tree = ledger.Tree();
        foreach (var index in new[] { 0, 1, 511, 512, 599 })
        {
            var frame = tree.ReadFrame(index);
            Assert.Equal(File.ReadAllBytes(ledger.Entries).AsSpan((int)entries[index].Offset, frame.Length).ToArray(), frame);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ReadFrame(600));
    }

    [Fact]
    public void What_is_kept_is_ours_alone_to_read()
    {
        using var ledger = new GrownLedger(3);
        ledger.Tree().Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ledger.Tiles));
        var files = Directory.GetFiles(ledger.Tiles).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["0", "head", "lock", "offsets"], files);
        foreach (var file in Directory.GetFiles(ledger.Tiles)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Only_what_was_appended_since_is_read_again()
    {
        using var ledger = new GrownLedger(600);
        ledger.Tree().Dispose();
        // Were the first entry read again, its damage would be met.
        ledger.Damage(0);
        ledger.Grow(1);
        using var tree = ledger.Tree();
        Assert.Equal(601, tree.Size);
    }

    [Fact]
    public void Whatever_happens_to_the_kept_tiles_the_root_is_that_of_the_entries()
    {
        using var ledger = new GrownLedger(300);
        ledger.Tree().Dispose();
        var root = ledger.Verify().RootHash;
        foreach (var name in new[] { "0", "1", "offsets", "head" })
        {
            var file = Path.Combine(ledger.Tiles, name);
            var whole = File.ReadAllBytes(file);
            foreach (var damaged in new[] { [], whole[..^1], Flipped(whole, whole.Length - 1), [.. whole, 1, 2, 3] })
            {
                File.WriteAllBytes(file, damaged);
                using (var tree = ledger.Tree()) Assert.Equal(root, tree.Root(300));
                ledger.Tree().Dispose();
            }

            File.Delete(file);
            using var again = ledger.Tree();
            Assert.Equal(root, again.Root(300));
        }
    }

    [Fact]
    public void A_crash_before_the_head_is_written_leaves_the_older_tiles_and_the_next_folding_goes_on()
    {
        using var ledger = new GrownLedger(200);
        ledger.Tree().Dispose();
        var head = File.ReadAllBytes(Path.Combine(ledger.Tiles, "head"));
        ledger.Grow(200);
        ledger.Tree().Dispose();
        File.WriteAllBytes(Path.Combine(ledger.Tiles, "head"), head);
        ledger.Grow(5);
        using var tree = ledger.Tree();
        Assert.Equal((405L, ledger.Verify().RootHash), (tree.Size, tree.Root(405)));
    }

    [Fact]
    public void Another_ledger_in_the_same_place_gets_tiles_of_its_own()
    {
        using var ledger = new GrownLedger(300);
        ledger.Tree().Dispose();
        File.Delete(ledger.Entries);
        File.Delete(ledger.Lock);
        foreach (var grown in new[] { 290, 10, 20 })
        {
            ledger.Grow(grown);
            using var tree = ledger.Tree();
            Assert.Equal(ledger.Verify().RootHash, tree.Root(tree.Size));
        }
    }

    [Fact]
    public void A_tree_that_is_open_stays_as_it_was_when_another_starts_over()
    {
        using var ledger = new GrownLedger(300);
        using var tree = ledger.Tree();
        var root = tree.Root(300);
        using (LedgerTree.Open(ledger.Folder, startOver: true).Value) ledger.Grow(1);
        Assert.Equal(root, tree.Root(300));
        Assert.Equal(300, tree.Size);
        Assert.NotEmpty(tree.ReadFrame(299));
    }

    [Fact]
    public void A_damaged_entry_is_said_with_its_place_and_a_torn_one_is_left_out()
    {
        using var ledger = new GrownLedger(5);
        var whole = File.ReadAllBytes(ledger.Entries);
        File.WriteAllBytes(ledger.Entries, whole[..^3]);
        File.Delete(ledger.Lock);
        using (var tree = ledger.Tree()) Assert.Equal(4, tree.Size);

        File.WriteAllBytes(ledger.Entries, whole);
        Directory.Delete(ledger.Tiles, recursive: true);
        ledger.Damage(2);
        var error = LedgerTree.Open(ledger.Folder).Error;
        Assert.Equal(LedgerErrorKind.Damaged, error?.Kind);
        Assert.Matches("is damaged at byte [0-9]+: the header does not fit its checksum; run `ssg audit verify`", error!.ToString());
    }

    [Fact]
    public void A_ledger_without_entries_has_the_empty_tree()
    {
        using var ledger = new GrownLedger(0);
        Directory.CreateDirectory(ledger.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllBytes(ledger.Entries, []);
        using var tree = ledger.Tree();
        Assert.Equal((0L, MerkleHash.Empty), (tree.Size, tree.Root(0)));
    }

    private static byte[] Flipped(byte[] bytes, int offset)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[offset] ^= 1;
        return flipped;
    }
}
