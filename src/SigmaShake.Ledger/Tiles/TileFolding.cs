using System.Buffers.Binary;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Tiles;

/// <summary>Brings the kept tiles up to the entries, under their lock; starts over where the two do not fit.</summary>
/// <param name="path">The file of entries, for messages.</param>
internal sealed class TileFolding(TileStore store, EntriesSnapshot snapshot, string path, IProgress<LedgerProgress>? progress)
{
    private const int OffsetsAtOnce = 512;

    private readonly byte[] _offsets = new byte[OffsetsAtOnce * sizeof(long)];
    private int _offsetsHeld;

    public LedgerError? Run(bool startOver, out long size)
    {
        var builder = new TileBuilder(store);
        var folded = startOver ? null : store.ReadHead();
        if (folded is { } head && !Resumes(builder, head)) folded = null;
        if (folded is null)
        {
            store.StartOver();
            builder = new TileBuilder(store);
        }

        var endOffset = folded?.EntriesBytes ?? 0;
        var error = FoldFrom(ref endOffset, builder);
        size = builder.Size;
        if (error is null && size != (folded?.Size ?? 0)) error = Finish(builder, endOffset);
        if (size > 0) store.OpenFor(size);
        return error ?? store.Error;
    }

    /// <summary>
    /// Whether what was folded is still what stands there: the last entry is where it was and has the hash it had, and the tiles at the edge
    /// add up to the root. What lies before is compared when it is used.
    /// </summary>
    private bool Resumes(TileBuilder builder, in TileHead head)
    {
        if (head.EntriesBytes > snapshot.SizeBytes) return false;
        for (var (level, hashes) = (0, head.Size); hashes > 0; level++, hashes >>= TilePath.Height)
        {
            var unfinished = (int)(hashes % TilePath.Width);
            var read = unfinished == 0 ? [] : store.Read(level, hashes - unfinished, unfinished);
            if (read is null) return false;
            builder.Resume(hashes / TilePath.Width, read);
        }

        Span<byte> header = stackalloc byte[FrameLayout.HeaderBytes];
        return builder.Root() == head.Root
            && EntryPlace.Read(store, snapshot.Entries, head.Size - 1, header, out var offset, out var last)
            && offset + last.FrameBytes == head.EntriesBytes
            && store.Read(0, head.Size - 1, 1) is [var leafHash]
            && leafHash == MerkleHash.Leaf(header.Slice(FrameLayout.LeafOffset, Leaf.Bytes));
    }

    private LedgerError? FoldFrom(ref long endOffset, TileBuilder builder)
    {
        var scanner = new FrameScanner(snapshot.Entries, snapshot.SizeBytes, endOffset); // The file is closed by whoever opened it.
        while (scanner.Next())
        {
            if (scanner.Fault != FrameFault.None) return snapshot.IsTornTail(scanner) ? null : Damaged(scanner.FaultOffset, scanner.Fault.Describe());
            var leaf = scanner.Header.Leaf;
            if (leaf.Index != builder.Size) return Damaged(scanner.Offset, $"entry {leaf.Index} stands where {builder.Size} should be");

            Keep(builder.Size, scanner.Offset);
            builder.Add(MerkleHash.Leaf(scanner.Frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes)));
            endOffset = scanner.Offset + scanner.Header.FrameBytes;
            if (_offsetsHeld == 0) progress?.Report(new LedgerProgress(endOffset, snapshot.SizeBytes, builder.Size));
        }

        return null;
    }

    private LedgerError? Finish(TileBuilder builder, long endOffset)
    {
        store.WriteOffsets(builder.Size - _offsetsHeld, _offsets.AsSpan(0, _offsetsHeld * sizeof(long)));
        builder.WriteUnfinished();
        return store.Commit(new TileHead(builder.Size, endOffset, builder.Root()));
    }

    private void Keep(long index, long offset)
    {
        BinaryPrimitives.WriteInt64BigEndian(_offsets.AsSpan(_offsetsHeld * sizeof(long)), offset);
        if (++_offsetsHeld < OffsetsAtOnce) return;
        store.WriteOffsets(index + 1 - _offsetsHeld, _offsets);
        _offsetsHeld = 0;
    }

    private LedgerError Damaged(long offset, string what) => new(
        LedgerErrorKind.Damaged, $"`{path}` is damaged at byte {offset}: {what}", "run `ssg audit verify`, which names everything that is wrong with it");
}
