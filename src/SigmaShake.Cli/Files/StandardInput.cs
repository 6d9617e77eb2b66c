using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>Reads the call from standard input, to its end, bounded.</summary>
internal static class StandardInput
{
    /// <summary>The largest tool call that is judged.</summary>
    public const int MaxBytes = 16 << 20;

    private const int FirstBufferBytes = 16 << 10;

    /// <summary>The bytes, or why they cannot be judged. What stands beyond the limit is left unread.</summary>
    public static (ReadOnlyMemory<byte> Bytes, string? Problem) Read()
    {
        var buffer = new byte[FirstBufferBytes];
        for (var length = 0; ;)
        {
            var count = SystemCalls.Read(0, buffer.AsSpan(length));
            if (count < 0) return (default, $"standard input cannot be read: {Marshal.GetPInvokeErrorMessage(-count)}");
            if (count == 0) return (buffer.AsMemory(0, length), null);
            length += count;
            if (length > MaxBytes) return (default, $"the call is larger than {MaxBytes >> 20} MiB");
            if (length == buffer.Length) buffer = Grown(buffer);
        }
    }

    // Unlike Array.Resize, this clears nothing: memory that is never read into is never touched.
    private static byte[] Grown(byte[] full)
    {
        var grown = GC.AllocateUninitializedArray<byte>(Math.Min(4 * full.Length, MaxBytes + 1));
        full.CopyTo(grown, 0);
        return grown;
    }
}
