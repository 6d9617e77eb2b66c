using Microsoft.EntityFrameworkCore;
using SigmaShake.Ledger.Durable;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Backup;

/// <summary>
/// Copies all that a server of some regions keeps, while it runs: each database as it stands at one moment, and after it the ledger, so that whatever a database
/// shows is on record in the copy too. The master key is not in it. Thread-safe.
/// </summary>
public sealed class ServerBackup
{
    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly AuditTrail _trail;
    private readonly PlatformOptions _options;
    private readonly TimeProvider _clock;

    internal ServerBackup(Databases databases, MasterKey master, AuditTrail trail, PlatformOptions options, TimeProvider clock)
    {
        _databases = databases;
        _master = master;
        _trail = trail;
        _options = options;
        _clock = clock;
    }

    /// <summary>Writes a backup.</summary>
    /// <param name="folder">Not there yet, or empty.</param>
    /// <param name="cancellation">Ends it, and leaves what was written: no backup, for it has no manifest.</param>
    /// <returns>How many organisations are in it.</returns>
    /// <exception cref="PlatformException">The folder is not empty, something cannot be read, or an organisation was deleted meanwhile or is on its way to another region.</exception>
    public async Task<int> WriteAsync(string folder, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw new PlatformException($"`{folder}` is not empty", "name a folder that is not there yet");
        var now = _clock.GetUtcNow();
        _trail.RecordOperator(Actor.Server, new Deed("server.backup", folder));
        PrivateFolder.Create(folder);

        // The control database first: what is made meanwhile is in the next backup. One that it knows and that is deleted meanwhile would be in none.
        var before = await OrganisationsAsync(cancellation);
        await _databases.SaveControlAsync(Path.Combine(folder, BackupLayout.Control), cancellation);
        var organisations = await OrganisationsAsync(cancellation);
        if (before.Find(row => !organisations.Exists(one => one.Id == row.Id)) is { } gone) throw Deleted(gone.Id);
        var ledgers = new List<BackupLedger>();
        foreach (var row in organisations) await CopyAsync(folder, row, ledgers, cancellation);

        // One that was on its way meanwhile may have been copied when its database was empty already.
        var after = await OrganisationsAsync(cancellation);
        if (organisations.Find(row => after.Exists(one => one.Id == row.Id && one.Region != row.Region)) is { } moved) throw Deleted(moved.Id);
        await CopyAsync(folder, BackupLayout.Operator, _options.OperatorPlace, ledgers, cancellation);
        if (Directory.Exists(_options.FormKeys)) FileTree.Copy(_options.FormKeys, Path.Combine(folder, BackupLayout.FormKeys));

        var files = new List<BackupFile>();
        foreach (var path in FileTree.Paths(folder)) files.Add(await BackupFiles.DescribeAsync(folder, path, cancellation));
        if (DurableTree.Sync(folder) is { } error) throw new PlatformException(error.Message, error.Help);
        new BackupManifest(1, now, _options.Postgres is null ? "sqlite" : "postgres", organisations, ledgers, files).Write(folder, _master);
        return organisations.Count;
    }

    private async Task<List<BackupOrganisation>> OrganisationsAsync(CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var rows = await control.Organisations.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        var served = rows.Where(row => _options.Serves(row.Region)).ToList();
        if (served.Find(row => row.MovingTo is not null || row.MovedFrom is not null) is { } moving)
            throw new PlatformException($"`{moving.Name}` is on its way to `{moving.MovingTo ?? moving.Region}`", $"finish that first: `sigmashake-server organisation move {moving.Name} --to {moving.MovingTo ?? moving.Region}`");
        return [.. served.Select(row => new BackupOrganisation(row.Id, row.Region, row.WrappedKey))];
    }

    private async Task CopyAsync(string folder, BackupOrganisation row, List<BackupLedger> ledgers, CancellationToken cancellation)
    {
        if (!OrganisationId.TryParse(row.Id, out var id)) throw new InvalidOperationException($"`{row.Id}` is no organisation");
        var source = _options.FolderOf(row.Region, id);
        var target = BackupLayout.Of(id);
        if (!Directory.Exists(source) || !await _databases.HasAsync(row.Region, id, cancellation)) throw Deleted(row.Id);
        PrivateFolder.Create(Path.Combine(folder, target));
        await _databases.SaveAsync(row.Region, id, Path.Combine(folder, target, BackupLayout.Database), cancellation);
        foreach (var files in BackupLayout.PlainFolders(source)) FileTree.Copy(files, Path.Combine(folder, target, BackupLayout.Files, Path.GetFileName(files)));
        await CopyAsync(folder, target, LedgerPlace.In(source), ledgers, cancellation);
    }

    private async Task CopyAsync(string folder, string target, LedgerPlace source, List<BackupLedger> ledgers, CancellationToken cancellation)
    {
        PrivateFolder.Create(Path.Combine(folder, target));
        var place = LedgerPlace.In(Path.Combine(folder, target));
        if (await LedgerCopy.MakeAsync(source, place.Ledger, place.Checkpoints, cancellation) is not { } copied) return;
        ledgers.Add(new BackupLedger(target, copied.Size, copied.Root.ToString()));

        // Whoever has this key signs for the ledger: it lies in a backup as secrets do.
        var key = await File.ReadAllTextAsync(Path.Combine(source.Checkpoints, LedgerCopy.KeyName), cancellation);
        await File.WriteAllBytesAsync(Path.Combine(folder, target, BackupLayout.LogKey), _master.Seal(key), cancellation);
    }

    private static PlatformException Deleted(string id) => new($"the organisation `{id}` was deleted or moved meanwhile, or is gone", "make the backup again, into another folder");
}
