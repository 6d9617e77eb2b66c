using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Erasure;

/// <summary>
/// Empties entries and leaves their leaves, so that every proof still holds. One process at a time; appends go on, for the ledger is locked
/// for a few entries only. Not thread-safe.
/// </summary>
public sealed class LedgerEraser : IDisposable
{
    private const int BatchFrames = 64;
    private const long BatchBytes = 1 << 20;

    private readonly string _path;
    private readonly FolderHandle _folder;
    private readonly Descriptor _lockFile;

    private LedgerEraser(string path, FolderHandle folder, Descriptor lockFile)
    {
        _path = path;
        _folder = folder;
        _lockFile = lockFile;
    }

    /// <summary>Opens the ledger in <paramref name="folder"/> for erasing; refused as <see cref="LedgerErrorKind.Busy"/> while somebody else erases.</summary>
    public static LedgerResult<LedgerEraser> Open(string folder)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return new LedgerResult<LedgerEraser>(null, opened.Error);
        var handle = opened.Value;
        var error = handle.OpenOrCreateFile(LedgerFiles.Lock, out var lockFile, out _);
        if (error is null)
        {
            error = MaintenanceLock.Take(lockFile, handle.PathOf(LedgerFiles.Entries));
            if (error is null) return new LedgerResult<LedgerEraser>(new LedgerEraser(folder, handle, lockFile), null);
            lockFile.Dispose();
        }

        handle.Dispose();
        return new LedgerResult<LedgerEraser>(null, error);
    }

    /// <summary>Looks for the entries that <paramref name="selection"/> covers. Nothing is changed.</summary>
    public LedgerResult<ErasurePlan> Find(ErasureSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return Find(_ => selection);
    }

    /// <summary>Looks for the calls that a retention drops.</summary>
    /// <param name="before">Those of an earlier time; null for no limit.</param>
    /// <param name="keepBytes">How many bytes of the file, from its end, are kept; 0 for no limit.</param>
    internal LedgerResult<ErasurePlan> FindExpired(DateTimeOffset? before, long keepBytes) =>
        Find(sizeBytes => ErasureSelection.Expired(before, keepBytes > 0 ? sizeBytes - keepBytes : 0, keepBytes));

    private LedgerResult<ErasurePlan> Find(Func<long, ErasureSelection> selectionFor)
    {
        var opened = LedgerReader.Open(_path);
        if (!opened.Succeeded) return new LedgerResult<ErasurePlan>(null, opened.Error);
        using var reader = opened.Value;
        var selection = selectionFor(reader.SizeBytes);
        var frames = new List<ErasableFrame>();
        var unfinished = new List<ErasableFrame>();
        var (first, last) = ((LedgerEntry?)null, (LedgerEntry?)null);
        foreach (var entry in reader.Entries())
        {
            var frame = new ErasableFrame(entry.Index, entry.Offset, entry.FrameBytes);
            if (entry.IsErasureUnfinished) unfinished.Add(frame);
            if (selection.Covers(entry))
            {
                frames.Add(frame);
                first ??= entry;
                last = entry;
            }
            else if (selection.IsPrefix && entry is { IsErased: false, Kind: EntryKind.Call })
            {
                break;
            }
        }

        return new LedgerResult<ErasurePlan>(
            new ErasurePlan(selection, frames, unfinished)
            {
                First = first?.Time,
                Last = last?.Time,
                IsDamaged = reader.Problems.Count(problem => problem.Kind != LedgerProblemKind.TornTail) > unfinished.Count,
            },
            null);
    }

    /// <summary>
    /// Puts the erasure on record, then carries it out. A crash leaves fewer erased than the record says, and none half: to erase again
    /// finishes both.
    /// </summary>
    /// <param name="progress">Told how many entries are done, from time to time; null for nobody.</param>
    public LedgerError? Erase(ErasurePlan plan, Eraser eraser, TimeProvider clock, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(eraser);
        ArgumentNullException.ThrowIfNull(clock);
        if (EraseInBatches(plan.Unfinished, null) is { } unfinished) return unfinished;
        if (plan.Count == 0) return null;
        using (var writer = LedgerWriter.Open(_path).Value)
        {
            if (writer?.Append(EntryKind.Erasure, ErasurePayload.Write(plan, eraser), clock.GetUtcNow()).Error is { } unrecorded) return unrecorded;
        }

        return EraseInBatches(plan.Frames, progress);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        MaintenanceLock.Drop(_lockFile);
        _lockFile.Dispose();
        _folder.Dispose();
    }

    private LedgerError? EraseInBatches(IReadOnlyList<ErasableFrame> frames, Action<int>? progress)
    {
        var batch = new List<ErasableFrame>(BatchFrames);
        for (var done = 0; done < frames.Count;)
        {
            batch.Clear();
            var bytes = 0L;
            for (; done < frames.Count && batch.Count < BatchFrames && bytes < BatchBytes; done++)
            {
                batch.Add(frames[done]);
                bytes += frames[done].FrameBytes;
            }

            if (EraseUnderLock([.. batch]) is { } error) return error;
            progress?.Invoke(done);
        }

        return null;
    }

    private LedgerError? EraseUnderLock(ReadOnlySpan<ErasableFrame> batch)
    {
        var locked = FileLock.Acquire(_lockFile, exclusive: true, LedgerLimits.DefaultLockTimeoutMs);
        if (locked < 0) return FileLock.Error(_folder.PathOf(LedgerFiles.Lock), -locked, LedgerLimits.DefaultLockTimeoutMs);
        try
        {
            if (_folder.OpenOrCreateFile(LedgerFiles.Entries, out var entries, out var sizeBytes) is { } error) return error;
            using var closeEntries = entries;
            return ErasureBatch.Erase(entries, _folder.PathOf(LedgerFiles.Entries), sizeBytes, batch);
        }
        finally
        {
            FileLock.Drop(_lockFile);
        }
    }
}
