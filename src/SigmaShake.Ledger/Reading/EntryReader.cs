using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Reading;

/// <summary>Reads single entries whose place is known, each checked as <see cref="LedgerReader"/> does. Not thread-safe.</summary>
internal sealed class EntryReader : IDisposable
{
    // Holds most frames, so that one read is enough.
    private const int FirstReadBytes = 4096;

    private readonly Descriptor _entries;
    private byte[] _buffer = new byte[FirstReadBytes];
    private FrameHeader _header;
    private long _offset;

    private EntryReader(Descriptor entries, long sizeBytes)
    {
        _entries = entries;
        SizeBytes = sizeBytes;
    }

    /// <summary>The size of the file of entries when it was opened.</summary>
    public long SizeBytes { get; }

    /// <summary>The number of the file that is read: another one after a compaction.</summary>
    public ulong FileNumber => _entries.FileNumber;

    public static LedgerResult<EntryReader> Open(string folder)
    {
        var opened = FolderHandle.OpenGuarded(folder, create: false);
        if (!opened.Succeeded) return new LedgerResult<EntryReader>(null, opened.Error);
        using var handle = opened.Value;
        var error = handle.OpenFileForReading(LedgerFiles.Entries, out var entries, out var sizeBytes);
        return error is null
            ? new LedgerResult<EntryReader>(new EntryReader(entries, sizeBytes), null)
            : new LedgerResult<EntryReader>(null, error);
    }

    /// <summary>
    /// The entry whose frame begins at <paramref name="offset"/>, its payload left out where it is damaged or not the one committed to; null if
    /// no frame does.
    /// </summary>
    public LedgerEntry? Read(long offset) => Load(offset) ? Decode() : null;

    /// <summary>Reads the frame that begins at <paramref name="offset"/>; false if none does.</summary>
    public bool Load(long offset)
    {
        if (offset < 0 || offset >= SizeBytes) return false;
        var read = SystemCall.ReadAt(_entries.Number, _buffer.AsSpan(0, FirstReadBytes), offset);
        if (read < 0 || FrameDecoder.ReadHeader(_buffer.AsSpan(0, read), out _header) != FrameFault.None) return false;
        _offset = offset;
        if (_header.FrameBytes <= read) return true;
        if (_header.FrameBytes > _buffer.Length) _buffer = new byte[FrameLayout.LargestFrameBytes];
        return SystemCall.ReadAt(_entries.Number, Frame, offset) == _header.FrameBytes;
    }

    /// <summary>
    /// The payload of the frame that was read, if it fits its checksum; empty otherwise. Whether it is the one committed to has not been
    /// looked at, which takes most of the time: for telling entries that do not matter.
    /// </summary>
    public ReadOnlySpan<byte> UnprovenPayload =>
        !_header.IsErased && FrameDecoder.CheckRest(Frame, _header) == FrameFault.None ? FrameDecoder.Body(Frame)[Commitment.SaltBytes..] : [];

    /// <summary>What the frame that was read says it records.</summary>
    public EntryKind Kind => _header.Leaf.Kind;

    /// <summary>The entry of the frame that was read.</summary>
    public LedgerEntry Decode()
    {
        var isWhole = !UnprovenPayload.IsEmpty && Commitment.Of(FrameDecoder.Body(Frame)) == _header.Leaf.Commitment;
        return new LedgerEntry
        {
            Index = _header.Leaf.Index,
            TimeMs = _header.Leaf.TimeMs,
            Kind = _header.Leaf.Kind,
            LeafHash = MerkleHash.Leaf(Frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes)),
            Payload = isWhole ? FrameDecoder.Body(Frame)[Commitment.SaltBytes..].ToArray() : null,
            IsErased = _header.IsErased,
            Offset = _offset,
            FrameBytes = _header.FrameBytes,
        };
    }

    /// <summary>Whether the frame that begins at <paramref name="offset"/> says that it was erased.</summary>
    public bool IsErased(long offset)
    {
        Span<byte> head = stackalloc byte[FrameLayout.HeaderBytes];
        return SystemCall.ReadAt(_entries.Number, head, offset) == head.Length
            && FrameDecoder.ReadHeader(head, out var header) == FrameFault.None && header.IsErased;
    }

    public void Dispose() => _entries.Dispose();

    private Span<byte> Frame => _buffer.AsSpan(0, _header.FrameBytes);
}
