using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Reading;

/// <summary>
/// Reads the entries of a ledger in order, in bounded memory, past whatever is damaged. It sees the ledger as it was when opened; appends
/// go on meanwhile. Not thread-safe.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    /// <summary>How many problems are kept; more are only counted.</summary>
    public const int MaxProblems = 1_000;

    private readonly FrameScanner _scanner;
    private readonly EntriesSnapshot _snapshot;
    private readonly LedgerPosition _start;
    private readonly List<LedgerProblem> _problems = [];

    private LedgerReader(in EntriesSnapshot snapshot, LedgerPosition start)
    {
        _scanner = new FrameScanner(snapshot.Entries, snapshot.SizeBytes, start.Offset);
        _snapshot = snapshot;
        _start = start;
    }

    /// <summary>The size of the file of entries when it was opened.</summary>
    public long SizeBytes => _snapshot.SizeBytes;

    /// <summary>The frame of the entry that is being looked at; valid until the next one.</summary>
    internal ReadOnlySpan<byte> CurrentFrame => _scanner.Frame;

    /// <summary>The number of the file that is read: another one after a compaction.</summary>
    internal ulong FileNumber => _snapshot.Entries.FileNumber;

    /// <summary>The first <see cref="MaxProblems"/> problems met so far.</summary>
    public IReadOnlyList<LedgerProblem> Problems => _problems;

    /// <summary>How many problems were met so far.</summary>
    public long ProblemCount { get; private set; }

    /// <summary>Bytes of an interrupted append at the end; known when all entries were read.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Opens the ledger in <paramref name="folder"/>, which must be there and ours alone; a copy without its lock file is read as well.</summary>
    /// <param name="lockTimeoutMs">How long to wait for a running append, in milliseconds.</param>
    public static LedgerResult<LedgerReader> Open(string folder, int lockTimeoutMs = LedgerLimits.DefaultLockTimeoutMs) =>
        Open(folder, LedgerPosition.Begin, lockTimeoutMs);

    /// <summary>The same, from an entry on that was read before.</summary>
    internal static LedgerResult<LedgerReader> Open(string folder, LedgerPosition start, int lockTimeoutMs = LedgerLimits.DefaultLockTimeoutMs)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return new LedgerResult<LedgerReader>(null, opened.Error);
        using var handle = opened.Value;

        return EntriesSnapshot.Open(handle, lockTimeoutMs, keepLock: true, out var snapshot) is { } error
            ? new LedgerResult<LedgerReader>(null, error)
            : new LedgerResult<LedgerReader>(new LedgerReader(snapshot, start), null);
    }

    /// <summary>The same, from where a look before this one ended; null for the beginning.</summary>
    /// <remarks>A place in another file says nothing: that one is read from its beginning, and what bears a smaller number is for the caller to pass over.</remarks>
    internal static LedgerResult<LedgerReader> OpenAt(string folder, LogPlace? place)
    {
        if (place is null) return Open(folder);
        var opened = Open(folder, place.Position);
        if (!opened.Succeeded || (opened.Value.FileNumber == place.FileNumber && opened.Value.SizeBytes >= place.Offset)) return opened;
        opened.Value.Dispose();
        return Open(folder);
    }

    /// <summary>The entries in file order. Can be enumerated once.</summary>
    public IEnumerable<LedgerEntry> Entries()
    {
        var expectedIndex = _start.NextIndex;
        var lastTimeMs = _start.LastTimeMs;
        while (_scanner.Next())
        {
            // Reported before the entry that follows the damage.
            Note(expectedIndex);
            if (!_scanner.HasFrame) continue;

            var leaf = _scanner.Header.Leaf;
            if (leaf.Index != expectedIndex)
                Add(LedgerProblemKind.IndexGap, _scanner.Offset, expectedIndex, $"entry {leaf.Index} stands where {expectedIndex} should be");
            if (leaf.TimeMs < lastTimeMs)
                Add(LedgerProblemKind.TimeWentBack, _scanner.Offset, leaf.Index, $"its time is {lastTimeMs - leaf.TimeMs} ms before that of the entry before it");
            expectedIndex = leaf.Index + 1;
            lastTimeMs = leaf.TimeMs;
            yield return Entry(CheckPayload(leaf));
        }

        if (_snapshot.Mark.DurableBytes > SizeBytes)
            Add(LedgerProblemKind.MissingEnd, SizeBytes, expectedIndex, $"{_snapshot.Mark.DurableBytes - SizeBytes} bytes that had been durable are gone from the end");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _scanner.Dispose();
        _snapshot.Lock.Dispose();
    }

    /// <summary>The salted payload if it is whole and the one committed to.</summary>
    private FrameFault CheckPayload(in Leaf leaf)
    {
        var fault = PayloadFault(leaf);
        if (fault != FrameFault.None && RereadUnderLock()) fault = PayloadFault(leaf);
        if (fault != FrameFault.None) Add(KindOf(fault), _scanner.Offset, leaf.Index, fault.Describe());
        return fault;
    }

    private static LedgerProblemKind KindOf(FrameFault fault) =>
        fault == FrameFault.ErasureUnfinished ? LedgerProblemKind.ErasureUnfinished : LedgerProblemKind.DamagedPayload;

    private FrameFault PayloadFault(in Leaf leaf)
    {
        var fault = FrameDecoder.CheckRest(_scanner.Frame, _scanner.Header);
        return fault == FrameFault.None && !_scanner.Header.IsErased && Commitment.Of(FrameDecoder.Body(_scanner.Frame)) != leaf.Commitment
            ? FrameFault.Commitment
            : fault;
    }

    /// <summary>What looks damaged may be a frame that was being erased while it was read; under the lock nothing is half done.</summary>
    private bool RereadUnderLock()
    {
        if (_snapshot.Lock.Number < 0 || FileLock.Acquire(_snapshot.Lock, exclusive: false, LedgerLimits.DefaultLockTimeoutMs) < 0) return false;
        _scanner.Reread();
        FileLock.Drop(_snapshot.Lock);
        return true;
    }

    private LedgerEntry Entry(FrameFault fault)
    {
        var header = _scanner.Header;
        var hasPayload = fault == FrameFault.None && !header.IsErased;
        return new LedgerEntry
        {
            Index = header.Leaf.Index,
            TimeMs = header.Leaf.TimeMs,
            Kind = header.Leaf.Kind,
            LeafHash = MerkleHash.Leaf(_scanner.Frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes)),
            Payload = hasPayload ? FrameDecoder.Body(_scanner.Frame)[Commitment.SaltBytes..].ToArray() : null,
            IsErased = header.IsErased,
            IsErasureUnfinished = fault == FrameFault.ErasureUnfinished,
            Offset = _scanner.Offset,
            FrameBytes = header.FrameBytes,
        };
    }

    private void Note(long expectedIndex)
    {
        var (fault, offset, bytes) = (_scanner.Fault, _scanner.FaultOffset, _scanner.FaultBytes);
        if (fault == FrameFault.None) return;
        if (fault == FrameFault.NewerVersion)
        {
            Add(LedgerProblemKind.NewerFormat, offset, expectedIndex, fault.Describe());
        }
        else if (_snapshot.IsTornTail(_scanner))
        {
            TornBytes = bytes;
            Add(LedgerProblemKind.TornTail, offset, expectedIndex, $"{bytes} bytes of an interrupted append; the next one cuts them off");
        }
        else
        {
            Add(LedgerProblemKind.DamagedFrame, offset, expectedIndex, $"{bytes} bytes cannot be read: {fault.Describe()}");
        }
    }

    private void Add(LedgerProblemKind kind, long offset, long index, string message)
    {
        ProblemCount++;
        if (_problems.Count < MaxProblems) _problems.Add(new LedgerProblem(kind, offset, index, message));
    }
}
