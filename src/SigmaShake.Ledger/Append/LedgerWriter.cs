using System.Runtime.CompilerServices;
using System.Text.Unicode;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Append;

/// <summary>
/// Appends entries to a ledger, each durable before the call returns. Thread-safe; any number of processes may append at once.
/// </summary>
/// <remarks>
/// The commit order, and what a crash right behind each step leaves:
/// <list type="number">
/// <item>Lay out the frame, but for its place, and take the lock, which is given in the order of arrival. The kernel drops it, and a place
/// in the queue for it, with the process: nothing is left.</item>
/// <item>Find the last whole frame. A torn one behind it was never acknowledged: note the cut in the tail mark, then cut it. A crash
/// between the two leaves the note, and the next append records it.</item>
/// <item>If the mark says that this last frame was not yet known to be durable (its writer died, or the machine did), write the same
/// bytes again and sync them, so that no entry ever rests on one that the disk has not got. A crash leaves the same frame. (Relaxed: left
/// out; the first append that is not makes up for it, a mebibyte at a time.)</item>
/// <item>If there is something to put on record, append an entry of kind <c>recovered</c> by the steps below.</item>
/// <item>Write the frame, in one write. A crash leaves a torn frame, to be cut, or a whole one that nobody was told of, which stays.</item>
/// <item>Sync the data. A crash leaves a durable entry that nobody was told of. (Relaxed: left out. A crash of the process still loses
/// nothing, one of the machine loses what the system had not written yet, the last seconds.)</item>
/// <item>Write the tail mark, without a sync. A crash leaves an older mark: the next append does step 3 for nothing. (Relaxed: the mark
/// stays where the last sync was.)</item>
/// <item>Drop the lock, wake the next in the queue, and answer. A crash before it is woken costs it a pause of at most 80 ms.</item>
/// </list>
/// A write or sync that fails is undone by cutting the file back, and the entry is not claimed. Every failure, also that to get the lock, is
/// counted in a note beside the mark (<see cref="GapLog"/>), so that the next append that succeeds puts the gap on record.
/// </remarks>
public sealed class LedgerWriter : IDisposable
{
    private const int SmallFrameBytes = 4096;

    private readonly FolderHandle _folder;
    private readonly RecordingPolicy _policy;
    private readonly int _lockTimeoutMs;

    private LedgerWriter(FolderHandle folder, RecordingPolicy policy, int lockTimeoutMs)
    {
        _folder = folder;
        _policy = policy;
        _lockTimeoutMs = lockTimeoutMs;
    }

    /// <summary>Opens the ledger in <paramref name="folder"/>, creating the folder (mode 0700) if only its last part is missing.</summary>
    /// <param name="folder">A folder of our own: refused if it belongs to someone else, if others may write to it, or if it is a link.</param>
    /// <param name="policy">How durable its appends are. Default: each is on the disk when it returns.</param>
    /// <param name="lockTimeoutMs">How long an append may wait for others, in milliseconds.</param>
    public static LedgerResult<LedgerWriter> Open(
        string folder, RecordingPolicy policy = default, int lockTimeoutMs = LedgerLimits.DefaultLockTimeoutMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lockTimeoutMs);
        var opened = FolderHandle.OpenGuarded(folder, create: true);
        return opened.Succeeded
            ? new LedgerResult<LedgerWriter>(new LedgerWriter(opened.Value, policy, lockTimeoutMs), null)
            : new LedgerResult<LedgerWriter>(null, opened.Error);
    }

    /// <summary>Appends one entry and returns when it is durable, or says why it is not.</summary>
    /// <param name="kind">What it records.</param>
    /// <param name="payload">UTF-8, at most <see cref="LedgerLimits.MaxPayloadBytes"/>; redacted by the caller.</param>
    /// <param name="now">The time it shall bear, unless the last entry bears a later one.</param>
    [SkipLocalsInit]
    public AppendResult Append(EntryKind kind, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        if (Refuse(payload) is { } refused) return new AppendResult(null, refused);

        var length = FrameEncoder.FrameBytes(payload.Length);

        // Not from a pool: making one costs more than the array, and few processes append twice.
        Span<byte> frame = length > SmallFrameBytes ? GC.AllocateUninitializedArray<byte>(length) : stackalloc byte[SmallFrameBytes];
        frame = frame[..length];

        // Before the lock is taken: while one process holds it, others wait.
        var commitment = FrameEncoder.EncodeBody(frame, payload);
        return AppendFrame(kind, frame, commitment, now.ToUnixTimeMilliseconds());
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private AppendResult AppendFrame(EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs)
    {
        var error = _folder.OpenOrCreateFile(LedgerFiles.Lock, out var lockFile, out _);
        if (error is not null) return new AppendResult(null, error);
        using var closeLock = lockFile;
        var result = AppendLocked(lockFile, kind, frame, commitment, nowMs);
        if (!result.Succeeded) GapLog.Add(lockFile, nowMs, result.Error.Kind, _policy.GoesOnUnrecorded);
        return result;
    }

    private AppendResult AppendLocked(Descriptor lockFile, EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs)
    {
        var locked = FileLock.Acquire(lockFile, exclusive: true, _lockTimeoutMs);
        if (locked < 0) return new AppendResult(null, FileLock.Error(_folder.PathOf(LedgerFiles.Lock), -locked, _lockTimeoutMs));
        try
        {
            return AppendUnderLock(lockFile, kind, frame, commitment, nowMs);
        }
        finally
        {
            FileLock.Drop(lockFile);
        }
    }

    private AppendResult AppendUnderLock(Descriptor lockFile, EntryKind kind, Span<byte> frame, in Digest commitment, long nowMs)
    {
        // Opened under the lock: whoever replaces the file (retention) holds the lock too.
        var error = _folder.OpenOrCreateFile(LedgerFiles.Entries, out var entries, out var sizeBytes);
        if (error is not null) return new AppendResult(null, error);
        using var closeEntries = entries;

        var transaction = new AppendTransaction(lockFile, entries, _folder.PathOf(LedgerFiles.Entries), _policy.IsRelaxed);
        return transaction.Append(kind, frame, commitment, nowMs, sizeBytes);
    }

    private static LedgerError? Refuse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > LedgerLimits.MaxPayloadBytes)
        {
            return new LedgerError(
                LedgerErrorKind.InvalidPayload,
                $"an entry of {payload.Length} bytes is over the limit of {LedgerLimits.MaxPayloadBytes}",
                "cut the payload before it is appended");
        }

        return Utf8.IsValid(payload)
            ? null
            : new LedgerError(LedgerErrorKind.InvalidPayload, "the payload is not UTF-8", "encode it as UTF-8 before it is appended");
    }
}
