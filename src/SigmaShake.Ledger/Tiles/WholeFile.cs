using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Tiles;

/// <summary>A file written in one go where none is, mode 0600.</summary>
internal static class WholeFile
{
    /// <summary>Writes it; a negated error number where that fails.</summary>
    public static int Write(string path, ReadOnlySpan<byte> bytes)
    {
        const int New = OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive;
        using var file = new Descriptor(SystemCall.OpenAt(LibC.AtFdCwd, path, New | OpenFlags.NoFollow, FolderHandle.FileMode));
        if (file.Number < 0) return file.Number;
        var result = 0;
        for (var done = 0; done < bytes.Length; done += result)
        {
            result = SystemCall.WriteAt(file.Number, bytes[done..], done);
            if (result <= 0) return result < 0 ? result : -Errno.NoSpace;
        }

        return result;
    }
}
