using System.Text;
using SigmaShake.Ledger.Durable;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Backup;

/// <summary>
/// Makes a server's data out of a backup, in an empty place. Everything is verified before anything is written: the seal, each file, each data key, each ledger.
/// </summary>
public sealed class ServerRestore
{
    /// <summary>In the data directory while it is not complete: no server starts on it.</summary>
    internal const string UnfinishedName = "restore-is-unfinished";

    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly AuditTrail _trail;
    private readonly PlatformOptions _options;

    internal ServerRestore(Databases databases, MasterKey master, AuditTrail trail, PlatformOptions options)
    {
        _databases = databases;
        _master = master;
        _trail = trail;
        _options = options;
    }

    /// <summary>Verifies a backup, and writes nothing.</summary>
    /// <returns>How many organisations are in it.</returns>
    /// <exception cref="PlatformException">It cannot be restored here.</exception>
    public async Task<int> VerifyAsync(string folder, CancellationToken cancellation) => (await VerifiedAsync(Path.GetFullPath(folder), cancellation)).Organisations.Count;

    /// <summary>Restores a backup.</summary>
    /// <param name="folder">The backup.</param>
    /// <param name="cancellation">Ends it, and leaves what was written: no server starts on that.</param>
    /// <returns>How many organisations there are.</returns>
    /// <exception cref="PlatformException">It cannot be restored here, or the place is not empty.</exception>
    public async Task<int> RestoreAsync(string folder, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        var manifest = await VerifiedAsync(folder, cancellation);
        await RefuseUnlessEmptyAsync(cancellation);
        PrivateFolder.Create(_options.DataDirectory);
        var marker = Path.Combine(_options.DataDirectory, UnfinishedName);
        await File.WriteAllTextAsync(marker, $"{folder}\n", cancellation);
        if (DurableTree.Sync(_options.DataDirectory) is { } marked) throw Failed(marked);

        await _databases.LoadControlAsync(Path.Combine(folder, BackupLayout.Control), cancellation);
        foreach (var row in manifest.Organisations) await RestoreAsync(folder, row, cancellation);
        PutLedger(Path.Combine(folder, BackupLayout.Operator), _options.OperatorPlace);
        if (Directory.Exists(Path.Combine(folder, BackupLayout.FormKeys))) FileTree.Copy(Path.Combine(folder, BackupLayout.FormKeys), _options.FormKeys);
        _trail.RecordOperator(Actor.Server, new Deed("server.restore", $"of {manifest.Made:yyyy-MM-dd HH:mm:ss}Z"));

        foreach (var place in _options.Regions.Values.Where(Directory.Exists).Prepend(_options.DataDirectory))
        {
            if (DurableTree.Sync(place) is { } error) throw Failed(error);
        }

        File.Delete(marker);
        return manifest.Organisations.Count;
    }

    private async Task<BackupManifest> VerifiedAsync(string folder, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(folder, _master);
        var engine = _options.Postgres is null ? "sqlite" : "postgres";
        if (manifest.Engine != engine) throw BackupManifest.Broken(folder, $"it is of {manifest.Engine}, and this server is told of {engine}");
        await BackupFiles.VerifyAsync(folder, manifest, cancellation);
        foreach (var row in manifest.Organisations)
        {
            if (!_options.Serves(row.Region)) throw BackupManifest.Broken(folder, $"it holds organisations of the region `{row.Region}`, which this server has not");
            if (!OrganisationId.TryParse(row.Id, out var id)) throw BackupManifest.Broken(folder, $"`{row.Id}` is no organisation");
            using var key = _master.Unwrap(id, row.WrappedKey) ?? throw BackupManifest.Broken(folder, $"the data key of `{id}` does not open");
        }

        foreach (var ledger in manifest.Ledgers)
        {
            var place = LedgerPlace.In(Path.Combine(folder, ledger.Path));
            var report = LedgerCopy.Verify(place.Ledger, place.Checkpoints);
            if (report.Size != ledger.Size || report.RootHash?.ToString() != ledger.Root) throw BackupManifest.Broken(folder, $"the ledger in `{ledger.Path}` is another");
        }

        return manifest;
    }

    // The lock and the master key may be there: without the one nobody restores, and the other has to come from elsewhere.
    private async Task RefuseUnlessEmptyAsync(CancellationToken cancellation)
    {
        string[] allowed = _options.MasterKey is MasterKeySource.InFile { Path: var key } ? [DataFolderLock.FileName, Path.GetRelativePath(_options.DataDirectory, key)] : [DataFolderLock.FileName];
        foreach (var place in _options.Regions.Values.Prepend(_options.DataDirectory).Where(Directory.Exists))
        {
            var found = Directory.EnumerateFileSystemEntries(place).FirstOrDefault(entry => !allowed.Contains(Path.GetRelativePath(_options.DataDirectory, entry)));
            if (found is not null) throw new PlatformException($"`{place}` is not empty: there is `{Path.GetFileName(found)}`", "restore into an empty folder; nothing is overwritten");
        }

        if (await _databases.HasControlAsync(cancellation)) throw new PlatformException("there is a control database already", "restore to an empty place; nothing is overwritten");
    }

    private async Task RestoreAsync(string folder, BackupOrganisation row, CancellationToken cancellation)
    {
        _ = OrganisationId.TryParse(row.Id, out var id);
        var source = Path.Combine(folder, BackupLayout.Of(id));
        var target = _options.FolderOf(row.Region, id);
        PrivateFolder.Create(target);
        await _databases.LoadAsync(row.Region, id, Path.Combine(source, BackupLayout.Database), cancellation);
        if (Directory.Exists(Path.Combine(source, BackupLayout.Files))) FileTree.Copy(Path.Combine(source, BackupLayout.Files), target);
        PutLedger(source, LedgerPlace.In(target));
    }

    private void PutLedger(string source, LedgerPlace target)
    {
        var from = LedgerPlace.In(source);
        if (!Directory.Exists(from.Ledger)) return;
        FileTree.Copy(from.Ledger, target.Ledger);
        FileTree.Copy(from.Checkpoints, target.Checkpoints);
        var key = _master.Open(File.ReadAllBytes(Path.Combine(source, BackupLayout.LogKey))) ?? throw new PlatformException($"the key of the ledger in `{source}` does not open", "take another backup");
        if (AtomicFile.Write(Path.Combine(target.Checkpoints, LedgerCopy.KeyName), Encoding.UTF8.GetBytes(key)) is { } error) throw Failed(error);
    }

    private static PlatformException Failed(Ledger.LedgerError error) => new(error.Message, error.Help);
}
