using System.Buffers.Text;

namespace SigmaShake.Ledger.Append;

/// <summary>The payload of an entry of kind <c>recovered</c>: <c>{"v":1,"cut_bytes":0,"missing_bytes":0,"failed_appends":0}</c>.</summary>
internal static class RecoveryPayload
{
    public const int MaxBytes = 160;

    public static int Write(Span<byte> destination, long cutBytes, long missingBytes, long failedAppends)
    {
        var length = 0;
        Add(destination, ref length, "{\"v\":1,\"cut_bytes\":"u8, cutBytes);
        Add(destination, ref length, ",\"missing_bytes\":"u8, missingBytes);
        Add(destination, ref length, ",\"failed_appends\":"u8, failedAppends);
        destination[length] = (byte)'}';
        return length + 1;
    }

    private static void Add(Span<byte> destination, ref int length, ReadOnlySpan<byte> name, long value)
    {
        name.CopyTo(destination[length..]);
        length += name.Length;
        _ = Utf8Formatter.TryFormat(value, destination[length..], out var written);
        length += written;
    }
}
