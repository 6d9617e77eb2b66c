using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Ledger.Tests.Verification;

public sealed class IntactPassTests
{
    [Fact]
    public void An_intact_ledger_passes_with_the_root_of_the_tree()
    {
        using var ledger = new GrownLedger(5_000); // More than one batch.
        ledger.Erase(4_321);
        using var tree = ledger.Tree();
        var (pass, isIntact) = Run(ledger);
        Assert.True(isIntact);
        Assert.Equal((5_000L, 1L, tree.Root(5_000)), (pass.Size, pass.ErasedEntries, pass.Root));
    }

    [Fact]
    public void A_damaged_payload_is_seen_wherever_in_a_batch_it_stands()
    {
        foreach (var index in new[] { 0, 1, 2_047, 4_998, 4_999 })
        {
            using var ledger = new GrownLedger(5_000);
            // Its checksum fits: the commitment alone tells.
            ledger.ExchangePayload(index);
            Assert.False(Run(ledger).IsIntact);
            Assert.Equal(index, Assert.Single(ledger.Verify().Problems).Index);
        }
    }

    [Fact]
    public void Many_entries_are_verified_in_the_memory_of_few()
    {
        using var few = new GrownLedger(6_000); // Enough to fill a batch.
        using var many = new GrownLedger(20_000);
        Run(few);

        // The least of some: a collection that another test brings about counts what is left of this thread's buffer.
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => AllocatedBytes(many)), 0, Enumerable.Range(0, 3).Min(_ => AllocatedBytes(few)) + 100_000);
    }

    private static long AllocatedBytes(GrownLedger ledger)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Run(ledger).IsIntact);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static (IntactPass Pass, bool IsIntact) Run(GrownLedger ledger)
    {
        using var folder = FolderHandle.OpenGuarded(ledger.Folder, create: false).Value!;
        Assert.Null(EntriesSnapshot.Open(folder, LedgerLimits.DefaultLockTimeoutMs, out var snapshot));
        using var entries = snapshot.Entries;
        var pass = new IntactPass(snapshot, new CheckpointMatch([]));
        return (pass, pass.Run());
    }
}
