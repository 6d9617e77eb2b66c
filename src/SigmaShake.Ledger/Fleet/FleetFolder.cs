using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Fleet;

/// <summary>Reads the files of a <see cref="FleetPlace"/>: nobody but its owner may have written them, nor be able to put others in their place.</summary>
internal static class FleetFolder
{
    // 0755: the hook of every user looks there, and one that could not would have to take the machine for enrolled.
    private const uint PublicMode = 0x1ED;

    /// <summary>Opens the folder, its files to be read. The caller disposes it.</summary>
    public static LedgerResult<FolderHandle> Open(FleetPlace place)
    {
        // Who may write to the folder above could put another one in its place. Above a person's own is their state, which was looked at when it was opened.
        if (place.IsMachine)
        {
            var above = FolderHandle.OpenGuarded(Path.GetDirectoryName(place.Folder)!, create: false, place.Owner);
            if (!above.Succeeded) return above;
            above.Value.Dispose();
        }

        return FolderHandle.OpenGuarded(place.Folder, create: false, place.Owner);
    }

    /// <summary>Makes the folder where it is absent, durably; null, or why it could not be.</summary>
    public static LedgerError? Make(FleetPlace place) =>
        (place.IsMachine ? FolderHandle.Make(Path.GetDirectoryName(place.Folder)!, PublicMode) : null) ?? FolderHandle.Make(place.Folder, place.IsMachine ? PublicMode : FolderHandle.FolderMode);

    /// <summary>The content of a file that is there.</summary>
    public static LedgerResult<byte[]> Read(FolderHandle folder, string name, int maxBytes)
    {
        var error = folder.OpenFileForReading(name, out var file, out var size);
        if (error is not null) return new LedgerResult<byte[]>(null, error);
        using var close = file;
        if (size > maxBytes)
            return new LedgerResult<byte[]>(null, new LedgerError(LedgerErrorKind.Damaged, $"`{folder.PathOf(name)}` has {size} bytes, more than {maxBytes}", "put the copy back that you kept of it"));
        var content = new byte[size];
        var read = SystemCall.ReadAt(file.Number, content, 0);
        return read == content.Length
            ? new LedgerResult<byte[]>(content, null)
            : new LedgerResult<byte[]>(null, LedgerError.FromErrno("read", folder.PathOf(name), read < 0 ? -read : Errno.InputOutput));
    }
}
