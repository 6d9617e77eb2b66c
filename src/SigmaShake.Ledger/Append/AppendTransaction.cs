using System.Buffers;
using System.Runtime.CompilerServices;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Append;

/// <summary>One append, from finding the tail to leaving the mark, while the lock is held. <see cref="LedgerWriter"/> tells the order.</summary>
internal struct AppendTransaction(Descriptor lockFile, Descriptor entries, string path)
{
    private const int SmallFrameBytes = 4096;

    private TailMark mark = TailMark.Read(lockFile);
    private Tail tail;

    public AppendResult Append(EntryKind kind, ReadOnlySpan<byte> payload, long nowMs, long sizeBytes)
    {
        var leafHash = default(Digest);
        var error = Recover(nowMs, sizeBytes, out var recovery) ?? Commit(kind, payload, nowMs, out leafHash);
        if (error is null) return new AppendResult(new AppendedEntry(tail.NextIndex - 1, tail.LastTimeMs, leafHash, recovery), null);
        CountFailure();
        return new AppendResult(null, error);
    }

    private LedgerError? Recover(long nowMs, long sizeBytes, out Recovery? recovery)
    {
        recovery = null;
        if (TailFinder.Find(entries, path, sizeBytes, out tail) is { } error) return error;

        var tornBytes = sizeBytes - tail.EndOffset;
        if (tornBytes > 0 && Cut(tornBytes, sizeBytes) is { } notCut) return notCut;

        var missingBytes = Math.Max(0, mark.DurableBytes - tail.EndOffset);
        if (mark.DurableBytes != tail.EndOffset && tail.LastFrameBytes > 0 && MakeTailDurable() is { } notDurable) return notDurable;
        return mark.IsClean && missingBytes == 0 ? null : Record(nowMs, missingBytes, out recovery);
    }

    private LedgerError? Cut(long tornBytes, long sizeBytes)
    {
        // What was acknowledged is not torn but damaged, and whoever damaged it shall not have it tidied away.
        if (mark.DurableBytes > tail.EndOffset && mark.DurableBytes <= sizeBytes) return DamagedTail(tornBytes);
        mark = mark with { CutBytes = mark.CutBytes + tornBytes };
        mark.Write(lockFile);
        var cut = SystemCall.FTruncate(entries.Number, tail.EndOffset);
        return cut < 0 ? LedgerError.FromErrno("cut the torn end of", path, -cut) : null;
    }

    /// <summary>
    /// After a failed sync Linux takes the pages for clean, so a second sync alone would prove nothing: the bytes are written again.
    /// </summary>
    private readonly LedgerError? MakeTailDurable()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(tail.LastFrameBytes);
        try
        {
            var frame = buffer.AsSpan(0, tail.LastFrameBytes);
            var result = SystemCall.ReadAt(entries.Number, frame, tail.LastFrameOffset);
            if (result == frame.Length) result = SystemCall.WriteAt(entries.Number, frame, tail.LastFrameOffset);
            if (result >= 0) result = result == frame.Length ? SystemCall.FDataSync(entries.Number) : -Errno.InputOutput;
            return result < 0 ? LedgerError.FromErrno("make durable", path, -result) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private LedgerError? Record(long nowMs, long missingBytes, out Recovery? recovery)
    {
        recovery = null;
        Span<byte> payload = stackalloc byte[RecoveryPayload.MaxBytes];
        var length = RecoveryPayload.Write(payload, mark.CutBytes, missingBytes, mark.FailedAppends);
        var noted = mark;
        mark = mark with { CutBytes = 0, FailedAppends = 0 };
        if (Commit(EntryKind.Recovered, payload[..length], nowMs, out _) is { } error) return error;
        recovery = new Recovery(tail.NextIndex - 1, noted.CutBytes, missingBytes, noted.FailedAppends);
        return null;
    }

    [SkipLocalsInit]
    private LedgerError? Commit(EntryKind kind, ReadOnlySpan<byte> payload, long nowMs, out Digest leafHash)
    {
        var length = FrameEncoder.FrameBytes(payload.Length);
        var rented = length > SmallFrameBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> frame = rented is null ? stackalloc byte[SmallFrameBytes] : rented;
        frame = frame[..length];
        try
        {
            var timeMs = Math.Max(nowMs, tail.LastTimeMs);
            FrameEncoder.Encode(frame, kind, tail.NextIndex, timeMs, payload);
            leafHash = MerkleHash.Leaf(frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes));
            if (WriteDurably(frame) is { } error) return error;
            tail = new Tail(tail.EndOffset + length, length, tail.NextIndex + 1, timeMs);
            mark = mark with { DurableBytes = tail.EndOffset };
            mark.Write(lockFile);
            return null;
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private readonly LedgerError? WriteDurably(ReadOnlySpan<byte> frame)
    {
        var written = SystemCall.WriteAt(entries.Number, frame, tail.EndOffset);
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
    private readonly void Undo() => _ = SystemCall.FTruncate(entries.Number, tail.EndOffset);

    /// <summary>
    /// Leaves a note for the next append to put on record. The old mark is read again, for the one in memory may already count things as
    /// recorded that were not. What is durable is now uncertain, unless it is already known to be missing.
    /// </summary>
    private readonly void CountFailure()
    {
        var old = TailMark.Read(lockFile);
        var durableBytes = old.DurableBytes > tail.EndOffset ? old.DurableBytes : -1;
        new TailMark(durableBytes, old.CutBytes, old.FailedAppends + 1).Write(lockFile);
    }

    private readonly LedgerError DamagedTail(long bytes) => new(
        LedgerErrorKind.Damaged,
        $"`{path}` is damaged: its last {bytes} bytes had been durable and are not what was written",
        "keep a copy as evidence, then move the folder aside to begin a new ledger");
}
