using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Tiles;

/// <summary>
/// The tree over all entries of a ledger, as it stood when opened: any root and any proof without reading the entries again. Not thread-safe.
/// </summary>
/// <remarks>
/// Opening folds what was appended since into the tiles that are kept in <c>tiles</c> beside the entries. Tiles that do not fit the entries
/// are thrown away and made anew. They only save time: what they say is taken for true by nobody who verifies.
/// </remarks>
public sealed class LedgerTree : IDisposable
{
    /// <summary>The folder of the tiles, inside the ledger's.</summary>
    public const string FolderName = "tiles";

    private const string LockName = "lock";

    private readonly TileStore _store;
    private readonly TileNodes _nodes;
    private readonly Descriptor _entries;
    private readonly string _path;

    private LedgerTree(TileStore store, Descriptor entries, string path, long size)
    {
        _store = store;
        _entries = entries;
        _path = path;
        _nodes = new TileNodes(ReadHashes);
        Size = size;
    }

    /// <summary>How many entries there are.</summary>
    public long Size { get; }

    /// <summary>Opens the ledger in <paramref name="folder"/> and folds in what is new.</summary>
    /// <param name="startOver">Makes all tiles anew: for the rare case that they turn out not to fit.</param>
    /// <param name="lockTimeoutMs">How long to wait for a running append, and for another command that folds, in milliseconds.</param>
    /// <returns>An error also where an entry cannot be read: then there is no tree over all of them.</returns>
    public static LedgerResult<LedgerTree> Open(
        string folder, bool startOver = false, int lockTimeoutMs = LedgerLimits.DefaultLockTimeoutMs, IProgress<LedgerProgress>? progress = null)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return new LedgerResult<LedgerTree>(null, opened.Error);
        using var ledger = opened.Value;
        var tiles = FolderHandle.OpenGuarded(ledger.PathOf(FolderName), create: true);
        if (!tiles.Succeeded) return new LedgerResult<LedgerTree>(null, tiles.Error);

        var store = new TileStore(tiles.Value);
        var error = tiles.Value.OpenOrCreateFile(LockName, out var lockFile, out _);
        if (error is not null) return Failed(store, error);
        using var closeLock = lockFile;
        var locked = FileLock.Acquire(lockFile, exclusive: true, lockTimeoutMs);
        if (locked < 0) return Failed(store, FileLock.Error(tiles.Value.PathOf(LockName), -locked, lockTimeoutMs));
        try
        {
            // Only now: what is folded in must not be ahead of what is seen here.
            error = EntriesSnapshot.Open(ledger, lockTimeoutMs, out var snapshot);
            if (error is not null) return Failed(store, error);
            error = new TileFolding(store, snapshot, ledger.PathOf(LedgerFiles.Entries), progress).Run(startOver, out var size);
            if (error is null) return new LedgerResult<LedgerTree>(new LedgerTree(store, snapshot.Entries, ledger.PathOf(LedgerFiles.Entries), size), null);
            snapshot.Entries.Dispose();
            return Failed(store, error);
        }
        finally
        {
            FileLock.Drop(lockFile);
        }
    }

    /// <summary>The root over the first <paramref name="size"/> entries.</summary>
    /// <exception cref="InvalidDataException">The tiles are damaged: open with <c>startOver</c>.</exception>
    public Digest Root(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return MerkleRange.Root(_nodes, 0, size);
    }

    /// <summary>That the entry at <paramref name="index"/> is in the tree over the first <paramref name="size"/> (RFC 9162, 2.1.3).</summary>
    /// <exception cref="InvalidDataException">The tiles are damaged: open with <c>startOver</c>.</exception>
    public IReadOnlyList<Digest> ProveInclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return InclusionProof.Make(_nodes, index, size);
    }

    /// <summary>That the tree over the first <paramref name="newSize"/> entries grew out of that over the first <paramref name="oldSize"/> (RFC 9162, 2.1.4).</summary>
    /// <exception cref="InvalidDataException">The tiles are damaged: open with <c>startOver</c>.</exception>
    public IReadOnlyList<Digest> ProveConsistency(long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newSize, Size);
        return ConsistencyProof.Make(_nodes, oldSize, newSize);
    }

    /// <summary>The frame of one entry, from the file of entries.</summary>
    /// <exception cref="InvalidDataException">It does not stand where the tiles say: open with <c>startOver</c>.</exception>
    internal byte[] ReadFrame(long index) => ReadFrame(index, out _, out _);

    /// <summary>One entry, from the file of entries.</summary>
    /// <exception cref="InvalidDataException">It does not stand where the tiles say: open with <c>startOver</c>.</exception>
    public LedgerEntry ReadEntry(long index)
    {
        var frame = ReadFrame(index, out var header, out var offset);
        var fault = FrameDecoder.CheckRest(frame, header);
        var isWhole = fault == FrameFault.None && !header.IsErased && Commitment.Of(FrameDecoder.Body(frame)) == header.Leaf.Commitment;
        return new LedgerEntry
        {
            Index = index,
            TimeMs = header.Leaf.TimeMs,
            Kind = header.Leaf.Kind,
            LeafHash = MerkleHash.Leaf(frame.AsSpan(FrameLayout.LeafOffset, Leaf.Bytes)),
            Payload = isWhole ? FrameDecoder.Body(frame)[Commitment.SaltBytes..].ToArray() : null,
            IsErased = header.IsErased,
            IsErasureUnfinished = fault == FrameFault.ErasureUnfinished,
            Offset = offset,
            FrameBytes = header.FrameBytes,
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _entries.Dispose();
        _store.Dispose();
    }

    private byte[] ReadFrame(long index, out FrameHeader read, out long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        Span<byte> header = stackalloc byte[FrameLayout.HeaderBytes];
        if (!EntryPlace.Read(_store, _entries, index, header, out offset, out read)
            || MerkleHash.Leaf(header.Slice(FrameLayout.LeafOffset, Leaf.Bytes)) != _nodes.Node(0, index))
        {
            throw new InvalidDataException($"entry {index} of `{_path}` is not what the tiles say");
        }

        var frame = new byte[read.FrameBytes];
        return SystemCall.ReadAt(_entries.Number, frame, offset) == frame.Length ? frame : throw new InvalidDataException($"`{_path}` became shorter");
    }

    private Digest[] ReadHashes(int level, long first, int count) =>
        _store.Read(level, first, count) ?? throw new InvalidDataException($"the tiles beside `{_path}` are incomplete");

    private static LedgerResult<LedgerTree> Failed(TileStore store, LedgerError error)
    {
        store.Dispose();
        return new LedgerResult<LedgerTree>(null, error);
    }
}
