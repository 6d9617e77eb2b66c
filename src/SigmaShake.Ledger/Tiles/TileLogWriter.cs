using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;

namespace SigmaShake.Ledger.Tiles;

/// <summary>
/// Writes a static log (C2SP tlog-tiles) into a folder as its leaves come in, in constant memory. Nothing is made durable here.
/// </summary>
internal sealed class TileLogWriter : ITileSink
{
    private readonly string _folder;
    private readonly TileBuilder _builder;
    private readonly EntryBundle _entries = new();
    private readonly PayloadBundle? _payloads;
    private string _lastParent = "";

    /// <param name="folder">Is there, and ours.</param>
    /// <param name="withPayloads">Whether payloads lie beside the leaves.</param>
    public TileLogWriter(string folder, bool withPayloads)
    {
        _folder = folder;
        _builder = new TileBuilder(this);
        _payloads = withPayloads ? new PayloadBundle() : null;
    }

    /// <summary>The first error met; what is written after it is dropped.</summary>
    public LedgerError? Error { get; private set; }

    /// <summary>How many leaves were added.</summary>
    public long Size => _builder.Size;

    /// <summary>The root over them.</summary>
    public Digest Root => _builder.Root();

    public void Add(ReadOnlySpan<byte> leaf, PayloadState state = PayloadState.Erased, ReadOnlySpan<byte> body = default)
    {
        _entries.Add(leaf);
        _payloads?.Add(state, body);
        if (_entries.Count == TilePath.Width) WriteBundles(Size / TilePath.Width);
        _builder.Add(MerkleHash.Leaf(leaf));
    }

    /// <summary>Writes what a checkpoint of the present size needs beside what is already there: the tiles and bundles at the right edge.</summary>
    public void WriteUnfinished()
    {
        _builder.WriteUnfinished();
        if (_entries.Count > 0) WriteFiles(Size / TilePath.Width);
    }

    /// <summary>Writes the signed note that makes a log of it.</summary>
    public void WriteCheckpoint(ReadOnlySpan<byte> note) => WriteFile("checkpoint", note);

    void ITileSink.Write(int level, long index, ReadOnlySpan<Digest> hashes)
    {
        Span<byte> bytes = stackalloc byte[TileHashes.FullBytes];
        bytes = bytes[..(hashes.Length * Digest.Bytes)];
        TileHashes.Write(hashes, bytes);
        WriteFile(TilePath.OfHashes(level, index, hashes.Length), bytes);
    }

    private void WriteBundles(long index)
    {
        WriteFiles(index);
        _entries.Clear();
        _payloads?.Clear();
    }

    private void WriteFiles(long index)
    {
        WriteFile(TilePath.OfEntries(index, _entries.Count), _entries.Bytes);
        if (_payloads is not null) WriteFile(TilePath.OfPayloads(index, _entries.Count), _payloads.Bytes);
    }

    private void WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        if (Error is not null) return;
        var path = Path.Combine(_folder, name);
        var parent = Path.GetDirectoryName(path)!;
        if (parent != _lastParent) Error = MakeFolder(parent);
        _lastParent = parent;
        if (Error is null && WholeFile.Write(path, bytes) is var written && written < 0) Error = LedgerError.FromErrno("write", path, -written);
    }

    private static LedgerError? MakeFolder(string path)
    {
        var made = SystemCall.MkDir(path, FolderHandle.FolderMode);
        if (made == -Errno.NoEntry && Path.GetDirectoryName(path) is { } above)
        {
            if (MakeFolder(above) is { } error) return error;
            made = SystemCall.MkDir(path, FolderHandle.FolderMode);
        }

        return made is >= 0 or -Errno.Exists ? null : LedgerError.FromErrno("create", path, -made);
    }
}
