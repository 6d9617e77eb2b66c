using System.Runtime.InteropServices;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Cli.Files;

/// <summary>The bytes of a file, or why it was not read.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Problem">Why there are none.</param>
/// <param name="Stamp">What the file was once it had been read; null for one that was reached by a link.</param>
internal readonly record struct FileBytes(byte[]? Bytes, string? Problem, SourceStamp? Stamp = null);

/// <summary>Reads small files that somebody else may have laid as a trap: a link, a pipe, a device, a file without end.</summary>
internal static class BoundedFile
{
    /// <summary>
    /// Reads <paramref name="name"/> in <paramref name="folder"/>: a regular file of at most <paramref name="maxBytes"/>, opened without blocking
    /// and without following a link that leads out of the folder.
    /// </summary>
    public static FileBytes ReadIn(string folder, string name, int maxBytes)
    {
        var path = Path.Combine(folder, name);
        if (FileStatus.Of(path).Kind != FileKind.Link) return Read(path, maxBytes);

        // One link is followed, by ourselves, so that what is checked is what is opened.
        var target = Path.GetFullPath(SystemCalls.ReadLink(path) ?? "", folder);
        return Path.GetDirectoryName(target) == Path.GetFullPath(folder)
            ? Read(target, maxBytes) with { Stamp = null }
            : new FileBytes(null, "is a link that leads out of its folder; copy the file here instead");
    }

    /// <summary>Reads a regular file of at most <paramref name="maxBytes"/>, following no link at its end.</summary>
    public static FileBytes Read(string path, int maxBytes)
    {
        var descriptor = SystemCalls.Open(
            path, SystemCalls.ReadOnly | SystemCalls.NonBlocking | SystemCalls.NoFollow | SystemCalls.CloseOnExec);
        if (descriptor < 0) return new FileBytes(null, $"cannot be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        try
        {
            var status = FileStatus.OfOpen(descriptor);
            if (status.Kind != FileKind.Regular) return new FileBytes(null, "is not a regular file");
            if (status.Size > (ulong)maxBytes) return TooLarge(maxBytes);
            return ReadOpen(descriptor, (int)status.Size, maxBytes) with { Stamp = SourceStat.OfOpen(descriptor) };
        }
        finally
        {
            _ = SystemCalls.Close(descriptor);
        }
    }

    private static FileBytes ReadOpen(int descriptor, int expected, int maxBytes)
    {
        // One byte more than expected tells a file that grew, and its end, in one call.
        var buffer = new byte[expected + 1];
        var length = 0;
        while (true)
        {
            var count = SystemCalls.Read(descriptor, buffer.AsSpan(length));
            if (count < 0) return new FileBytes(null, $"cannot be read: {Marshal.GetPInvokeErrorMessage(-count)}");
            if (count == 0) return new FileBytes(buffer[..length], null);
            length += count;
            if (length > maxBytes) return TooLarge(maxBytes);
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(2 * buffer.Length, maxBytes + 1));
        }
    }

    private static FileBytes TooLarge(int maxBytes) => new(null, $"is larger than {maxBytes} bytes");
}
