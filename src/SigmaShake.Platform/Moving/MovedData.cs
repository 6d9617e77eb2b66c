using SigmaShake.Ledger.Durable;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Backup;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Moving;

/// <summary>
/// What an organisation has, on its way from one region to another. Each part can be done again: what the disk says decides what is still to be done. Nothing of the
/// old is removed before the new was verified and is on the disk.
/// </summary>
internal sealed class MovedData(Databases databases, OrganisationId id, string from, string to, MovePlaces places)
{
    /// <summary>Whether the old region has nothing more that counts: then the copy of the database is all there is of it.</summary>
    public async Task<bool> IsRetiredAsync(CancellationToken cancellation) => Directory.Exists(places.Aside) || await databases.IsRetiredAsync(from, id, cancellation);

    /// <summary>Copies the database, and empties the old one in the end, while nobody can write to it.</summary>
    /// <param name="key">The organisation's data key.</param>
    /// <param name="closeAsync">Sees to it, once the copy is verified, that nothing of the organisation is served.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PlatformException">The copy is not what was copied: then the old database is as it was.</exception>
    public async Task CopyDatabaseAsync(DataKey key, Func<Task> closeAsync, CancellationToken cancellation)
    {
        if (await databases.IsSharedAsync(from, to, id, cancellation))
        {
            // Both regions are on one server, so it is in the new one already.
            await closeAsync();
            return;
        }

        await RemoveCopyAsync(cancellation);
        PrivateFolder.Create(places.Target);
        await using var hold = await databases.HoldAsync(from, id, cancellation);
        await databases.SaveAsync(from, id, places.Database, cancellation);
        await databases.LoadAsync(to, id, places.Database, cancellation);
        File.Delete(places.Database);
        if (await RowDigest.OfAsync(databases, from, id, key, cancellation) != await RowDigest.OfAsync(databases, to, id, key, cancellation))
            throw new PlatformException($"the copy of the database of `{id}` is another than what was copied", "nothing was changed; look at the disk of the new region, and try again");
        Sync(places.Target);
        await closeAsync();
        await hold.RetireAsync(cancellation);
    }

    /// <summary>Puts the folder out of the way: what would be recorded in it from now on fails, and so does what it was to be recorded for.</summary>
    public void SetAside()
    {
        if (!Directory.Exists(places.Aside)) Directory.Move(places.Source, places.Aside);
    }

    /// <summary>Copies the ledger with its keys, and the other files, and verifies them.</summary>
    /// <exception cref="PlatformException">The copy is not what was copied, or the ledger is damaged.</exception>
    public async Task CarryFilesAsync(CancellationToken cancellation)
    {
        var (source, target) = (LedgerPlace.In(places.Aside), LedgerPlace.In(places.Target));
        PrivateFolder.Create(places.Target);
        foreach (var folder in Directory.EnumerateDirectories(places.Target)) Directory.Delete(folder, recursive: true);
        if (await LedgerCopy.MakeAsync(source, target.Ledger, target.Checkpoints, cancellation) is not null)
            File.Copy(Path.Combine(source.Checkpoints, LedgerCopy.KeyName), Path.Combine(target.Checkpoints, LedgerCopy.KeyName));
        foreach (var folder in BackupLayout.PlainFolders(places.Aside))
        {
            var copy = Path.Combine(places.Target, Path.GetFileName(folder));
            FileTree.Copy(folder, copy);
            foreach (var path in FileTree.Paths(folder))
            {
                if (await BackupFiles.DescribeAsync(folder, path, cancellation) != await BackupFiles.DescribeAsync(copy, path, cancellation))
                    throw new PlatformException($"the copy of `{Path.Combine(folder, path)}` is another", "look at the disk of the new region, and run the command again");
            }
        }

        Sync(places.Target);
    }

    /// <summary>Removes what the old region still has.</summary>
    public async Task RemoveOldAsync(CancellationToken cancellation)
    {
        if (!await databases.IsSharedAsync(from, to, id, cancellation)) await databases.RemoveDatabaseAsync(from, id, cancellation);
        foreach (var folder in new[] { places.Aside, places.Source }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Removes what the new region has so far.</summary>
    public async Task RemoveCopyAsync(CancellationToken cancellation)
    {
        if (!await databases.IsSharedAsync(from, to, id, cancellation)) await databases.RemoveDatabaseAsync(to, id, cancellation);
        if (Directory.Exists(places.Target)) Directory.Delete(places.Target, recursive: true);
    }

    private static void Sync(string folder)
    {
        if (DurableTree.Sync(folder) is { } error) throw new PlatformException(error.Message, error.Help);
    }
}
