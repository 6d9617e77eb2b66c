using System.Buffers.Text;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Append;

/// <summary>
/// The payload of an entry of kind <c>recovered</c>: <c>{"v":1,"cut_bytes":0,"missing_bytes":0,"failed_appends":0}</c>; behind a gap also
/// <c>"failed_from_ms":0,"failed_to_ms":0,"failed_answered":0,"failed_why":["full"]</c>.
/// </summary>
internal static class RecoveryPayload
{
    public const int MaxBytes = 448;

    public static int Write(Span<byte> destination, long cutBytes, long missingBytes, in GapNote gap)
    {
        var length = 0;
        Add(destination, ref length, "{\"v\":1,\"cut_bytes\":"u8, cutBytes);
        Add(destination, ref length, ",\"missing_bytes\":"u8, missingBytes);
        Add(destination, ref length, ",\"failed_appends\":"u8, gap.Appends);
        if (!gap.IsEmpty)
        {
            Add(destination, ref length, ",\"failed_from_ms\":"u8, gap.FromMs);
            Add(destination, ref length, ",\"failed_to_ms\":"u8, gap.ToMs);
            Add(destination, ref length, ",\"failed_answered\":"u8, gap.Answered);
            AddCauses(destination, ref length, gap.Causes);
        }

        Add(destination, ref length, "}"u8);
        return length;
    }

    private static void AddCauses(Span<byte> destination, ref int length, byte causes)
    {
        Add(destination, ref length, ",\"failed_why\":["u8);
        var isFirst = true;
        for (var kind = LedgerErrorKind.InputOutput; kind <= LedgerErrorKind.InvalidPayload; kind++)
        {
            if ((causes & (1 << (int)kind)) == 0) continue;
            Add(destination, ref length, isFirst ? "\""u8 : ",\""u8);
            Add(destination, ref length, Word(kind));
            Add(destination, ref length, "\""u8);
            isFirst = false;
        }

        Add(destination, ref length, "]"u8);
    }

    private static ReadOnlySpan<byte> Word(LedgerErrorKind kind) => kind switch
    {
        LedgerErrorKind.Full => "full"u8,
        LedgerErrorKind.Busy => "busy"u8,
        LedgerErrorKind.Unsafe => "unsafe"u8,
        LedgerErrorKind.Damaged => "damaged"u8,
        LedgerErrorKind.NewerFormat => "newer-format"u8,
        LedgerErrorKind.InvalidPayload => "invalid-payload"u8,
        _ => "input-output"u8,
    };

    private static void Add(Span<byte> destination, ref int length, ReadOnlySpan<byte> text)
    {
        text.CopyTo(destination[length..]);
        length += text.Length;
    }

    private static void Add(Span<byte> destination, ref int length, ReadOnlySpan<byte> name, long value)
    {
        Add(destination, ref length, name);
        _ = Utf8Formatter.TryFormat(value, destination[length..], out var written);
        length += written;
    }
}
