using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Append;

/// <summary>One append, from finding the tail to leaving the mark, while the lock is held. <see cref="LedgerWriter"/> tells the order.</summary>
internal struct AppendTransaction(Descriptor lockFile, Descriptor entries, string path, bool isRelaxed)
{
    // What one append makes up for at most, where many before it went without a sync.
    private const int MaxCatchUpBytes = 1 << 20;

    private readonly GapNote _gap = GapNote.Read(lockFile);
    private TailMark _mark = TailMark.Read(lockFile);
    private Tail _tail;

    /// <summary>
    /// Whether the end must be made durable before anything is put behind it. Relaxed appends rest on what is in doubt, but for a mark that
    /// is of no use to those that come later.
    /// </summary>
    private readonly bool IsTailInDoubt =>
        isRelaxed ? _mark.DurableBytes < 0 || _mark.DurableBytes > _tail.EndOffset : _mark.DurableBytes != _tail.EndOffset;

    /// <param name="frame">The frame with its body, committed to by <paramref name="commitment"/>; its head is written here.</param>
    public AppendResult Append(EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs, long sizeBytes)
    {
        var leafHash = default(Digest);
        var error = Recover(nowMs, sizeBytes, out var recovery) ?? Commit(kind, frame, commitment, nowMs, out leafHash);
        if (error is null) return new AppendResult(new AppendedEntry(_tail.NextIndex - 1, _tail.LastTimeMs, leafHash, recovery) { Offset = _tail.LastFrameOffset }, null);
        DoubtTail();
        return new AppendResult(null, error);
    }

    private LedgerError? Recover(long nowMs, long sizeBytes, out Recovery? recovery)
    {
        recovery = null;
        if (TailFinder.Find(entries, path, sizeBytes, out _tail) is { } error) return error;

        var tornBytes = sizeBytes - _tail.EndOffset;
        if (tornBytes > 0 && Cut(tornBytes, sizeBytes) is { } notCut) return notCut;

        var missingBytes = Math.Max(0, _mark.DurableBytes - _tail.EndOffset);
        if (_tail.LastFrameBytes == 0) _mark = _mark with { DurableBytes = 0 };
        if (IsTailInDoubt && MakeTailDurable() is { } notDurable) return notDurable;
        return _mark.CutBytes == 0 && _gap.IsEmpty && missingBytes == 0 ? null : Record(nowMs, missingBytes, out recovery);
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
    /// After a failed sync Linux takes the pages for clean, so a second sync alone would prove nothing: the bytes are written again, from where
    /// they are known to be durable; mostly that is the last frame.
    /// </summary>
    private LedgerError? MakeTailDurable()
    {
        var from = _mark.DurableBytes >= 0 && _mark.DurableBytes < _tail.EndOffset ? _mark.DurableBytes : _tail.LastFrameOffset;
        var bytes = new byte[Math.Min(_tail.EndOffset - from, MaxCatchUpBytes)];
        var result = SystemCall.ReadAt(entries.Number, bytes, from);
        if (result == bytes.Length) result = SystemCall.WriteAt(entries.Number, bytes, from);
        if (result >= 0) result = result == bytes.Length ? SystemCall.FDataSync(entries.Number) : -Errno.InputOutput;
        if (result < 0) return LedgerError.FromErrno("make durable", path, -result);
        _mark = _mark with { DurableBytes = from + bytes.Length };
        return null;
    }

    private LedgerError? Record(long nowMs, long missingBytes, out Recovery? recovery)
    {
        recovery = null;
        Span<byte> payload = stackalloc byte[RecoveryPayload.MaxBytes];
        payload = payload[..RecoveryPayload.Write(payload, _mark.CutBytes, missingBytes, _gap)];
        Span<byte> frame = stackalloc byte[FrameEncoder.FrameBytes(RecoveryPayload.MaxBytes)];
        frame = frame[..FrameEncoder.FrameBytes(payload.Length)];
        var noted = _mark;
        _mark = _mark with { CutBytes = 0 };
        if (Commit(EntryKind.Recovered, frame, FrameEncoder.EncodeBody(frame, payload), nowMs, out _) is { } error) return error;
        if (!_gap.IsEmpty) GapLog.Settle(lockFile, _gap);
        recovery = new Recovery(_tail.NextIndex - 1, noted.CutBytes, missingBytes, _gap.Appends);
        return null;
    }

    private LedgerError? Commit(EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs, out Digest leafHash)
    {
        var timeMs = Math.Max(nowMs, _tail.LastTimeMs);
        FrameEncoder.EncodeHead(frame, new Leaf(kind, _tail.NextIndex, timeMs, commitment));
        leafHash = MerkleHash.Leaf(frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes));
        if (WriteDurably(frame) is { } error) return error;

        // The mark moves on only over what is durable without a break; a relaxed append leaves it where it was.
        var isDurable = !isRelaxed && _mark.DurableBytes == _tail.EndOffset;
        _tail = new Tail(_tail.EndOffset + frame.Length, frame.Length, _tail.NextIndex + 1, timeMs);
        if (isDurable) _mark = _mark with { DurableBytes = _tail.EndOffset };
        _mark.Write(lockFile);
        return null;
    }

    private readonly LedgerError? WriteDurably(ReadOnlySpan<byte> frame)
    {
        var written = SystemCall.WriteAt(entries.Number, frame, _tail.EndOffset);
        if (written == frame.Length)
        {
            var synced = isRelaxed ? 0 : SystemCall.FDataSync(entries.Number);
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
    /// What failed may have touched the block of the last frame: the mark goes back to before it, so that the next append makes it durable
    /// again. The old mark is read again, for the one in memory may already count things as recorded that were not.
    /// </summary>
    private readonly void DoubtTail()
    {
        var old = TailMark.Read(lockFile);
        if (old.DurableBytes <= _tail.EndOffset) old = old with { DurableBytes = Math.Min(old.DurableBytes, _tail.LastFrameOffset) };
        old.Write(lockFile);
    }

    private readonly LedgerError DamagedTail(long bytes) => new(
        LedgerErrorKind.Damaged,
        $"`{path}` is damaged: its last {bytes} bytes had been durable and are not what was written",
        $"put back the copy that is whole; or keep what is there as evidence, and {LedgerError.BeginNewLog}");
}
