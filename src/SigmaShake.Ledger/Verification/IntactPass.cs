using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Verification;

/// <summary>
/// Verifies a ledger of which nothing is wrong, many entries at a time, so that the hashes can be computed side by side. Everything is
/// checked that <see cref="LedgerReader"/> checks, but nothing is told: at the first thing that is not as it should be it gives up, and the
/// reader tells what and where. Payloads, which are most of the work, are hashed by a second thread, a batch behind the one that reads.
/// </summary>
internal sealed class IntactPass(EntriesSnapshot snapshot, CheckpointMatch match)
{
    private const int LeafPrefixBytes = 1;

    private readonly Sha256Batch _leaves = new();
    private BodyBatch _bodies = new();
    private BodyBatch _spare = new();
    private Task<bool> _checking = Task.FromResult(true);
    private readonly MerkleFrontier _tree = new();
    private long _lastTimeMs;
    private bool _isIntact = true;

    /// <summary>How many entries there are.</summary>
    public long Size { get; private set; }

    /// <summary>How many of them were erased on purpose.</summary>
    public long ErasedEntries { get; private set; }

    /// <summary>What they record as lost.</summary>
    public RecordedGaps Gaps { get; } = new();

    /// <summary>The root over them.</summary>
    public Digest Root => _tree.Root();

    /// <summary>Whether the ledger is intact. Only then do the other members say anything.</summary>
    public bool Run()
    {
        if (snapshot.Mark.DurableBytes > snapshot.SizeBytes) return false;

        // The scanner is not disposed of: the file is whoever's opened it.
        var scanner = new FrameScanner(snapshot.Entries, snapshot.SizeBytes);
        while (_isIntact && scanner.Next()) _isIntact = scanner is { HasFrame: true, Fault: FrameFault.None } && Take(scanner);
        return _isIntact && Finish() && _checking.GetAwaiter().GetResult();
    }

    private bool Take(FrameScanner scanner)
    {
        var header = scanner.Header;
        if (header.Leaf.Index != Size || header.Leaf.TimeMs < _lastTimeMs) return false;
        if (FrameDecoder.CheckRest(scanner.Frame, header) != FrameFault.None) return false;

        var body = FrameDecoder.Body(scanner.Frame);
        if (!(_bodies.HasRoomFor(body) && _leaves.HasRoomFor(LeafPrefixBytes + Leaf.Bytes)) && !Finish()) return false;
        _leaves.Add(MerkleHash.LeafPrefix, scanner.Frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes));
        if (header.IsErased)
        {
            ErasedEntries++;
        }
        else
        {
            _bodies.Add(body, header.Leaf.Commitment);
            Gaps.Add(header.Leaf.Kind, header.Leaf.Index, body[Commitment.SaltBytes..]);
        }

        Size++;
        _lastTimeMs = header.Leaf.TimeMs;
        return true;
    }

    private bool Finish()
    {
        if (!_checking.GetAwaiter().GetResult()) return false;
        (_bodies, _spare) = (_spare, _bodies);
        _checking = Task.Run(_spare.Holds);
        foreach (var leafHash in _leaves.Finish())
        {
            _tree.Add(leafHash);
            match.See(_tree);
        }

        return true;
    }
}
