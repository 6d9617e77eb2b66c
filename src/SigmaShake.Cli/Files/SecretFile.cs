namespace SigmaShake.Cli.Files;

/// <summary>Reads a file that holds a secret, and leaves no copy of it behind.</summary>
internal static class SecretFile
{
    private const uint OthersMayAnything = 0x3F; // 0077

    /// <summary>Its bytes, which the collector does not move and the caller wipes; or what is wrong with it, as the end of a sentence.</summary>
    public static (byte[]? Bytes, string? Problem) Read(string path, int maxBytes)
    {
        var descriptor = SystemCalls.Open(path, SystemCalls.ReadOnly | SystemCalls.NonBlocking | SystemCalls.CloseOnExec);
        if (descriptor < 0) return (null, "cannot be opened; check its name, and whose it is");
        try
        {
            var status = FileStatus.OfOpen(descriptor);
            if (status.Kind != FileKind.Regular) return (null, "is not a regular file");
            if (status.Size > (ulong)maxBytes) return (null, $"is larger than {maxBytes} bytes");
            if ((status.Mode & OthersMayAnything) != 0) return (null, "may be read by others; run `chmod 600` on it, and make a new key if anybody has");
            var bytes = GC.AllocateArray<byte>((int)status.Size, pinned: true);
            return SystemCalls.Read(descriptor, bytes) == bytes.Length ? (bytes, null) : (null, "cannot be read to its end");
        }
        finally
        {
            _ = SystemCalls.Close(descriptor);
        }
    }
}
