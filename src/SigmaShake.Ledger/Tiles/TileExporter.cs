using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Tiles;

/// <summary>What was exported.</summary>
/// <param name="Size">How many entries.</param>
/// <param name="ErasedEntries">Of how many of them the payload was erased on purpose.</param>
/// <param name="Problems">What is wrong with the ledger and yet left a tree: payloads that are not what their leaves commit to.</param>
public sealed record ExportedTiles(long Size, long ErasedEntries, IReadOnlyList<LedgerProblem> Problems);

/// <summary>
/// Writes a ledger as a static log that any client of C2SP tlog-tiles reads, the payloads beside it. It grows under another name and gets
/// its own when all of it is durable, so a crash leaves the whole log or none.
/// </summary>
public static class TileExporter
{
    private const int SuffixBytes = 8;
    private const int EntriesForProgress = 1024;

    /// <summary>Exports the ledger in <paramref name="ledgerFolder"/> into <paramref name="destination"/>.</summary>
    /// <param name="destination">Not there yet, or an empty folder; the folder above is there.</param>
    /// <param name="note">A checkpoint of this log: as many entries are exported as it was signed for.</param>
    /// <param name="progress">Told now and then; null for nobody.</param>
    public static LedgerResult<ExportedTiles> Export(
        string ledgerFolder, string destination, SignedNote note, IProgress<LedgerProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(note);
        destination = Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));
        if (Refuse(destination) is { } refused) return Failed(refused);
        var opened = LedgerReader.Open(ledgerFolder);
        if (!opened.Succeeded) return Failed(opened.Error);
        using var reader = opened.Value;
        var above = FolderHandle.Open(Path.GetDirectoryName(destination) ?? "/");
        if (!above.Succeeded) return Failed(above.Error);
        using var parent = above.Value;

        Span<byte> suffix = stackalloc byte[SuffixBytes];
        SystemRandom.Fill(suffix);
        var name = Path.GetFileName(destination);
        var temporary = $".{name}.{Convert.ToHexStringLower(suffix)}.unfinished";
        var made = SystemCall.MkDir(parent.PathOf(temporary), FolderHandle.FolderMode);
        if (made < 0) return Failed(LedgerError.FromErrno("create", parent.PathOf(temporary), -made));

        var exported = Write(reader, parent.PathOf(temporary), note, progress);
        var error = exported.Error ?? parent.SyncFileSystem() ?? Rename(parent, temporary, name);
        if (error is null) return exported;
        Remove(parent.PathOf(temporary));
        return Failed(error);
    }

    private static LedgerResult<ExportedTiles> Write(
        LedgerReader reader, string folder, SignedNote note, IProgress<LedgerProgress>? progress)
    {
        var parsed = Checkpoint.Parse(note.TextBytes.Span);
        if (!parsed.Succeeded) return Failed(LedgerError.From(LedgerErrorKind.NotVerified, "the checkpoint", parsed.Error));
        var checkpoint = parsed.Value;
        var erased = 0L;
        var log = new TileLogWriter(folder, withPayloads: true);
        foreach (var entry in reader.Entries())
        {
            if (log.Size == checkpoint.Size || entry.Index != log.Size || log.Error is not null) break;
            var state = entry.IsErased ? PayloadState.Erased : entry.Payload is null ? PayloadState.Damaged : PayloadState.Present;
            if (entry.IsErased) erased++;
            var frame = reader.CurrentFrame;
            log.Add(frame.Slice(FrameLayout.LeafOffset, Leaf.Bytes), state, state == PayloadState.Present ? FrameDecoder.Body(frame) : default);
            if (log.Size % EntriesForProgress == 0) progress?.Report(new LedgerProgress(entry.Offset, reader.SizeBytes, log.Size));
        }

        log.WriteUnfinished();
        if (log.Error is not null) return Failed(log.Error);
        if (log.Size != checkpoint.Size || log.Root != new Digest(checkpoint.Root)) return Failed(OtherTree(reader, checkpoint));

        // Last: without it nothing of the rest is a log.
        log.WriteCheckpoint(note.ToBytes());
        return log.Error is null ? new LedgerResult<ExportedTiles>(new ExportedTiles(log.Size, erased, reader.Problems), null) : Failed(log.Error);
    }

    private static LedgerError OtherTree(LedgerReader reader, Checkpoint checkpoint) => new(
        LedgerErrorKind.Contradicted,
        reader.Problems.Count > 0
            ? $"the log is damaged: {reader.Problems[0]}"
            : $"the log is not what its checkpoint over {checkpoint.Size} entries was signed for: it was cut or rewritten",
        "run `ssg audit verify`, and put the right copy back");

    private static LedgerError? Refuse(string destination)
    {
        const string Cure = "name a folder that is not there yet";
        if (File.Exists(destination)) return new LedgerError(LedgerErrorKind.Unsafe, $"`{destination}` is a file", Cure);
        return Directory.Exists(destination) && Directory.EnumerateFileSystemEntries(destination).Any()
            ? new LedgerError(LedgerErrorKind.Unsafe, $"`{destination}` is there already, and not empty", Cure)
            : null;
    }

    // The kernel renames over an empty folder alone: what came into it meanwhile is safe.
    private static LedgerError? Rename(FolderHandle parent, string from, string to)
    {
        var renamed = parent.Rename(from, to);
        return renamed < 0 ? LedgerError.FromErrno("make", parent.PathOf(to), -renamed) : parent.Sync();
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report; the name says that it is unfinished.
        }
    }

    private static LedgerResult<ExportedTiles> Failed(LedgerError error) => new(null, error);
}
