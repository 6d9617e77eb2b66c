using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>Maps whole files for reading, for as long as the process lives.</summary>
internal static partial class MappedFile
{
    private const int ProtectRead = 1;
    private const int MapPrivate = 2;

    /// <summary>The file's bytes; an empty span where it is absent, empty, no regular file of <paramref name="owner"/>, larger than allowed, or cannot be mapped.</summary>
    /// <remarks>
    /// Never unmapped: what is read from it may be in use until the process ends, which is soon. A file that others could change is not
    /// taken, since what was checked would not be what is used.
    /// </remarks>
    public static unsafe ReadOnlySpan<byte> Map(string path, int maxBytes, uint owner)
    {
        var descriptor = SystemCalls.Open(path, SystemCalls.ReadOnly | SystemCalls.NonBlocking | SystemCalls.NoFollow | SystemCalls.CloseOnExec);
        if (descriptor < 0) return default;
        try
        {
            var status = FileStatus.OfOpen(descriptor);
            if (status.Kind != FileKind.Regular || status.Size == 0 || status.Size > (ulong)maxBytes) return default;
            if (status.Owner != owner || (status.Mode & 0x12) != 0) return default;
            var start = Map(0, (nuint)status.Size, ProtectRead, MapPrivate, descriptor, 0);
            return start == -1 ? default : new ReadOnlySpan<byte>((void*)start, (int)status.Size);
        }
        finally
        {
            _ = SystemCalls.Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);
}
