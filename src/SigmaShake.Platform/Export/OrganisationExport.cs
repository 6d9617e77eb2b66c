using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Backup;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Export;

/// <summary>
/// Writes all that an organisation has in open formats: its tables as JSON lines with what is sealed opened, its files, its ledger with what verifies it. All
/// tables of a database are as they stood at one moment; the ledger comes last, and so holds every change that they show. Thread-safe.
/// </summary>
public sealed class OrganisationExport
{
    private static readonly JsonWriterOptions Lines = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly PlatformOptions _options;
    private readonly TimeProvider _clock;

    // Those whose archive is made or sent here.
    private readonly ConcurrentDictionary<OrganisationId, bool> _archived = new();

    internal OrganisationExport(Databases databases, AuditTrail trail, PlatformOptions options, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _options = options;
        _clock = clock;
    }

    /// <summary>Writes a folder.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="folder">Not there yet; the folder above is.</param>
    /// <param name="cancellation">Ends it, and leaves what was written.</param>
    /// <exception cref="PlatformException">The folder is there, or something cannot be read.</exception>
    public async Task WriteAsync(OrgScope scope, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (Path.Exists(folder)) throw new PlatformException($"`{folder}` is there already", "name a folder that is not there yet");
        _trail.Record(scope, new Deed("organisation.export", scope.Name));
        PrivateFolder.Create(Path.Combine(folder, "tables"));
        using (var key = await _databases.OpenKeyAsync(scope, cancellation)) await WriteTablesAsync(scope, key, Path.Combine(folder, "tables"), cancellation);
        CopyFiles(_options.FolderOf(scope.Region, scope.Id), Path.Combine(folder, "files"));
        var ledger = await LedgerCopy.MakeAsync(_databases.LedgerOf(scope), Path.Combine(folder, "ledger"), Path.Combine(folder, "checkpoints"), cancellation)
            ?? throw new PlatformException($"the ledger of `{scope.Id}` is empty", "restore it from your backup");
        var tiles = TileExporter.Export(Path.Combine(folder, "ledger"), Path.Combine(folder, "log"), ledger.Note);
        if (!tiles.Succeeded) throw new PlatformException(tiles.Error.Message, tiles.Error.Help);
        await ExportGuide.WriteAsync(folder, scope, ledger, _clock.GetUtcNow(), cancellation);
    }

    /// <summary>Writes a folder, for whoever has this machine; false where there is no organisation of that name.</summary>
    /// <exception cref="PlatformException">Another server has it, the folder is there, or something cannot be read.</exception>
    public async Task<bool> WriteAsync(string name, string folder, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var found = await control.Organisations.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation);
        if (found is null || !OrganisationId.TryParse(found.Id, out var id)) return false;
        await WriteAsync(new OrgScope(id, name, found.Region, Actor.Server, Role.None), folder, cancellation);
        return true;
    }

    /// <summary>
    /// The same as one ZIP archive, which is gone once the stream is closed; null where this server makes or sends one of the organisation already: each takes as much
    /// room on the region's disk as the organisation does.
    /// </summary>
    public async Task<Stream?> ZipAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!_archived.TryAdd(scope.Id, true)) return null;
        try
        {
            return new ExportArchive(await ArchiveAsync(scope, cancellation), () => _archived.TryRemove(scope.Id, out _));
        }
        catch (Exception)
        {
            _archived.TryRemove(scope.Id, out _);
            throw;
        }
    }

    private async Task<FileStream> ArchiveAsync(OrgScope scope, CancellationToken cancellation)
    {

        // Beside the organisations of its region: what is in it leaves the region no more than they do.
        var place = Path.Combine(_options.ExportsOf(scope.Region), Guid.NewGuid().ToString("N"));
        PrivateFolder.Create(place);
        try
        {
            await WriteAsync(scope, Path.Combine(place, scope.Name), cancellation);
            var archive = new FileStream(place + ".zip", new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            await ZipFile.CreateFromDirectoryAsync(place, archive, CompressionLevel.Fastest, includeBaseDirectory: false, cancellation);
            archive.Position = 0;
            return archive;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Removes what a crash left of archives.</summary>
    internal void RemoveLeftovers()
    {
        foreach (var region in _options.Regions.Keys.Where(region => Directory.Exists(_options.ExportsOf(region)))) Directory.Delete(_options.ExportsOf(region), recursive: true);
    }

    private async Task WriteTablesAsync(OrgScope scope, DataKey key, string folder, CancellationToken cancellation)
    {
        await using (var moment = await _databases.BeginReadingAsync(scope.Region, scope.Id, cancellation))
        {
            foreach (var model in _databases.ModelsOf(DatabasePlace.Organisation))
            {
                await using var context = moment.Open(model);
                foreach (var table in OrganisationTable.All(context)) await WriteTableAsync(table, table.RowsAsync(context, null), key, folder, cancellation);
            }
        }

        await using var ofControl = await _databases.BeginReadingControlAsync(cancellation);
        foreach (var model in _databases.ModelsOf(DatabasePlace.Control)) await WriteControlAsync(ofControl, model, scope.Id.ToString(), key, folder, cancellation);
    }

    private static async Task WriteControlAsync(ReadMoment moment, DatabaseModel model, string owner, DataKey key, string folder, CancellationToken cancellation)
    {
        await using var context = moment.Open(model);
        foreach (var table in OrganisationTable.Owned(context)) await WriteTableAsync(table, table.RowsAsync(context, owner), key, folder, cancellation);
        if (context is not ControlDatabase control) return;
        var people = OrganisationTable.All(control).Single(table => table.Entity.ClrType == typeof(PersonRow));
        var theirs = control.People.Where(person => control.Memberships.Any(row => row.OrganisationId == owner && row.PersonId == person.Id)).AsNoTracking();
        await WriteTableAsync(people, theirs.AsAsyncEnumerable(), key, folder, cancellation);
    }

    private static async Task WriteTableAsync(OrganisationTable table, IAsyncEnumerable<object> rows, DataKey key, string folder, CancellationToken cancellation)
    {
        var json = new RowJson(table.Entity);
        await using var file = new FileStream(Path.Combine(folder, $"{table.Name}.jsonl"), FileMode.CreateNew, FileAccess.Write);
        await using var writer = new Utf8JsonWriter(file, Lines);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            json.Write(writer, row, key);
            await writer.FlushAsync(cancellation);
            writer.Reset();
            file.WriteByte((byte)'\n');
        }
    }

    // What services keep for it beside its tables. The database and the ledger are written otherwise.
    private static void CopyFiles(string from, string to)
    {
        foreach (var source in BackupLayout.PlainFolders(from)) FileTree.Copy(source, Path.Combine(to, Path.GetFileName(source)));
    }
}
