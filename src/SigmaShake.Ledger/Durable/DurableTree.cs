namespace SigmaShake.Ledger.Durable;

/// <summary>Makes many files durable at once.</summary>
public static class DurableTree
{
    /// <summary>Makes everything durable that was written to the file system of <paramref name="folder"/>.</summary>
    /// <returns>Null when it is; otherwise why not.</returns>
    public static LedgerError? Sync(string folder)
    {
        var opened = FolderHandle.Open(folder);
        if (!opened.Succeeded) return opened.Error;
        using var handle = opened.Value;
        return handle.SyncFileSystem();
    }
}
