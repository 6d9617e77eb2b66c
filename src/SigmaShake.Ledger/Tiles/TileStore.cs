using System.Globalization;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Tiles;

/// <summary>
/// The tiles that are kept beside the entries. One file for each level holds its tiles, full and unfinished, one behind the other, so a
/// tile is 8,192 bytes at its place; <c>offsets</c> says where each entry begins; <c>head</c> says how far they all go.
/// </summary>
/// <remarks>Only ever made from the entries, so whatever is wrong with it is mended by starting over. Changed under <c>lock</c> alone.</remarks>
internal sealed class TileStore(FolderHandle folder) : ITileSink, IDisposable
{
    private const string HeadName = "head";
    private const string OffsetsName = "offsets";

    private readonly Dictionary<string, Descriptor> _files = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>The first error met while writing; what is written after it is dropped.</summary>
    public LedgerError? Error { get; private set; }

    /// <summary>The head; null if there is none or it is damaged.</summary>
    public TileHead? ReadHead()
    {
        if (folder.OpenFileForReading(HeadName, out var file, out _) is not null) return null;
        using var close = file;
        Span<byte> bytes = stackalloc byte[TileHead.Bytes + 1];
        var read = SystemCall.ReadAt(file.Number, bytes, 0);
        return read < 0 ? null : TileHead.Read(bytes[..read]);
    }

    /// <summary>Opens what a tree of <paramref name="size"/> entries is read from, so that it stays the same whoever starts over meanwhile.</summary>
    public void OpenFor(long size)
    {
        _ = Open(OffsetsName, out _);
        for (var level = 0; size > 0; level++, size >>= TilePath.Height) _ = Open(LevelName(level), out _);
    }

    /// <summary>Makes all that was written durable, and then the head: a crash before that leaves the old one, which is still true.</summary>
    public LedgerError? Commit(in TileHead head)
    {
        foreach (var name in _changed)
        {
            var synced = SystemCall.FDataSync(_files[name].Number);
            if (synced < 0) Error ??= LedgerError.FromErrno("make durable", folder.PathOf(name), -synced);
        }

        if (Error is not null) return Error;
        _changed.Clear();
        Span<byte> bytes = stackalloc byte[TileHead.Bytes];
        head.Write(bytes);
        return AtomicFile.Write(folder.PathOf(HeadName), bytes);
    }

    /// <summary>Forgets everything. Whoever still reads the old files has them open and is not disturbed.</summary>
    public void StartOver()
    {
        Close();
        Error = null;
        _ = folder.Remove(HeadName);
        _ = folder.Remove(OffsetsName);
        for (var level = 0; folder.Remove(LevelName(level)) >= 0; level++)
        {
        }
    }

    public void Write(int level, long index, ReadOnlySpan<Digest> hashes)
    {
        Span<byte> bytes = stackalloc byte[TileHashes.FullBytes];
        bytes = bytes[..(hashes.Length * Digest.Bytes)];
        TileHashes.Write(hashes, bytes);
        Write(LevelName(level), bytes, index * TileHashes.FullBytes);
    }

    /// <summary>Reads hashes of one level; null if they are not all there.</summary>
    public Digest[]? Read(int level, long first, int count)
    {
        Span<byte> bytes = stackalloc byte[TileHashes.FullBytes];
        bytes = bytes[..(count * Digest.Bytes)];
        return Read(LevelName(level), bytes, first * Digest.Bytes) ? TileHashes.Read(bytes) : null;
    }

    /// <summary>Writes where entries begin, eight bytes each.</summary>
    public void WriteOffsets(long firstEntry, ReadOnlySpan<byte> offsets) => Write(OffsetsName, offsets, firstEntry * sizeof(long));

    public bool ReadOffset(long entry, Span<byte> offset) => Read(OffsetsName, offset, entry * sizeof(long));

    public void Dispose()
    {
        Close();
        folder.Dispose();
    }

    private static string LevelName(int level) => level.ToString(CultureInfo.InvariantCulture);

    private void Write(string name, ReadOnlySpan<byte> bytes, long offset)
    {
        if (Error is not null || !Open(name, out var file)) return;
        _changed.Add(name);
        while (!bytes.IsEmpty)
        {
            var written = SystemCall.WriteAt(file.Number, bytes, offset);
            if (written <= 0)
            {
                Error = LedgerError.FromErrno("write", folder.PathOf(name), written < 0 ? -written : Errno.NoSpace);
                return;
            }

            bytes = bytes[written..];
            offset += written;
        }
    }

    private bool Read(string name, Span<byte> bytes, long offset) =>
        Open(name, out var file) && SystemCall.ReadAt(file.Number, bytes, offset) == bytes.Length;

    private bool Open(string name, out Descriptor file)
    {
        if (_files.TryGetValue(name, out file)) return true;
        Error ??= folder.OpenOrCreateFile(name, out file, out _);
        return Error is null && _files.TryAdd(name, file);
    }

    private void Close()
    {
        foreach (var file in _files.Values) file.Dispose();
        _files.Clear();
        _changed.Clear();
    }
}
