using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Append;

/// <summary>One append, from finding the tail to leaving the mark, while the lock is held. <see cref="LedgerWriter"/> tells the order.</summary>
internal struct AppendTransaction(Descriptor lockFile, Descriptor entries, string path)
{
    private TailMark _mark = TailMark.Read(lockFile);
    private Tail _tail;

    /// <param name="frame">The frame with its body, committed to by <paramref name="commitment"/>; its head is written here.</param>
    public AppendResult Append(EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs, long sizeBytes)
    {
        var leafHash = default(Digest);
        var error = Recover(nowMs, sizeBytes, out var recovery) ?? Commit(kind, frame, commitment, nowMs, out leafHash);
        if (error is null) return new AppendResult(new AppendedEntry(_tail.NextIndex - 1, _tail.LastTimeMs, leafHash, recovery), null);
        CountFailure();
        return new AppendResult(null, error);
    }

    private LedgerError? Recover(long nowMs, long sizeBytes, out Recovery? recovery)
    {
        recovery = null;
        if (TailFinder.Find(entries, path, sizeBytes, out _tail) is { } error) return error;

        var tornBytes = sizeBytes - _tail.EndOffset;
        if (tornBytes > 0 && Cut(tornBytes, sizeBytes) is { } notCut) return notCut;

        var missingBytes = Math.Max(0, _mark.DurableBytes - _tail.EndOffset);
        if (_mark.DurableBytes != _tail.EndOffset && _tail.LastFrameBytes > 0 && MakeTailDurable() is { } notDurable) return notDurable;
        return _mark.IsClean && missingBytes == 0 ? null : Record(nowMs, missingBytes, out recovery);
    }

    private LedgerError? Cut(long tornBytes, long sizeBytes)
    {
        // What was acknowledged is not torn but damaged, and whoever damaged it shall not have it tidied away.
        if (_mark.DurableBytes > _tail.EndOffset && _mark.DurableBytes <= sizeBytes) return DamagedTail(tornBytes);
        _mark = _mark with { CutBytes = _mark.CutBytes + tornBytes };
        _mark.Write(lockFile);
        var cut = SystemCall.FTruncate(entries.Number, _tail.EndOffset);
        return cut < 0 ? LedgerError.FromErrno("cut the torn end of", path, -cut) : null;
    }

    /// <summary>
    /// After a failed sync Linux takes the pages for clean, so a second sync alone would prove nothing: the bytes are written again.
    /// </summary>
    private readonly LedgerError? MakeTailDurable()
    {
        var frame = new byte[_tail.LastFrameBytes];
        var result = SystemCall.ReadAt(entries.Number, frame, _tail.LastFrameOffset);
        if (result == frame.Length) result = SystemCall.WriteAt(entries.Number, frame, _tail.LastFrameOffset);
        if (result >= 0) result = result == frame.Length ? SystemCall.FDataSync(entries.Number) : -Errno.InputOutput;
        return result < 0 ? LedgerError.FromErrno("make durable", path, -result) : null;
    }

    private LedgerError? Record(long nowMs, long missingBytes, out Recovery? recovery)
    {
        recovery = null;
        Span<byte> payload = stackalloc byte[RecoveryPayload.MaxBytes];
        payload = payload[..RecoveryPayload.Write(payload, _mark.CutBytes, missingBytes, _mark.FailedAppends)];
        Span<byte> frame = stackalloc byte[FrameEncoder.FrameBytes(RecoveryPayload.MaxBytes)];
        frame = frame[..FrameEncoder.FrameBytes(payload.Length)];
        var noted = _mark;
        _mark = _mark with { CutBytes = 0, FailedAppends = 0 };
        if (Commit(EntryKind.Recovered, frame, FrameEncoder.EncodeBody(frame, payload), nowMs, out _) is { } error) return error;
        recovery = new Recovery(_tail.NextIndex - 1, noted.CutBytes, missingBytes, noted.FailedAppends);
        return null;
    }

    private LedgerError? Commit(EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs, out Digest leafHash)
    {
        var timeMs = Math.Max(nowMs, _tail.LastTimeMs);
        FrameEncoder.EncodeHead(frame, new Leaf(kind, _tail.NextIndex, timeMs, commitment));
        leafHash = MerkleHash.Leaf(frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes));
        if (WriteDurably(frame) is { } error) return error;
        _tail = new Tail(_tail.EndOffset + frame.Length, frame.Length, _tail.NextIndex + 1, timeMs);
        _mark = _mark with { DurableBytes = _tail.EndOffset };
        _mark.Write(lockFile);
        return null;
    }

    private readonly LedgerError? WriteDurably(ReadOnlySpan<byte> frame)
    {
        var written = SystemCall.WriteAt(entries.Number, frame, _tail.EndOffset);
        if (written == frame.Length)
        {
            var synced = SystemCall.FDataSync(entries.Number);
            if (synced >= 0) return null;
            Undo();
            return LedgerError.FromErrno("make durable", path, -synced);
        }

        Undo();
        // A short write is a disk that ran full on the way; asking again would only name it.
        return LedgerError.FromErrno("append to", path, written < 0 ? -written : Errno.NoSpace);
    }

    /// <summary>
    /// Cuts back what was not committed. If even that fails, the next append finds a torn frame, or a whole one beyond the mark, and
    /// deals with either.
    /// </summary>
    private readonly void Undo() => _ = SystemCall.FTruncate(entries.Number, _tail.EndOffset);

    /// <summary>
    /// Leaves a note for the next append to put on record. The old mark is read again, for the one in memory may already count things as
    /// recorded that were not. What is durable is now uncertain, unless it is already known to be missing.
    /// </summary>
    private readonly void CountFailure()
    {
        var old = TailMark.Read(lockFile);
        var durableBytes = old.DurableBytes > _tail.EndOffset ? old.DurableBytes : -1;
        new TailMark(durableBytes, old.CutBytes, old.FailedAppends + 1).Write(lockFile);
    }

    private readonly LedgerError DamagedTail(long bytes) => new(
        LedgerErrorKind.Damaged,
        $"`{path}` is damaged: its last {bytes} bytes had been durable and are not what was written",
        "keep a copy as evidence, then move the folder aside to begin a new ledger");
}
