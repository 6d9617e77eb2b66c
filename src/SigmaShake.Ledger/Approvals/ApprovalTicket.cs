using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Append;

namespace SigmaShake.Ledger.Approvals;

/// <summary>
/// Where in the log a request or an answer stands. That is all that the files of approvals hold: what was asked and what was answered is read
/// from the log, so that a file which somebody has forged, copied or put back says nothing that the log does not.
/// </summary>
/// <param name="Offset">Where the entry's frame begins, in bytes.</param>
/// <param name="Index">The entry's place, from 0.</param>
/// <param name="TimeMs">The entry's time, in milliseconds since 1970 UTC.</param>
internal sealed record ApprovalTicket(long Offset, long Index, long TimeMs)
{
    /// <summary>What no ticket is longer than.</summary>
    public const int MaxBytes = 3 * 20;

    public static ApprovalTicket Of(AppendedEntry entry) => new(entry.Offset, entry.Index, entry.TimeMs);

    /// <summary>Reads what <see cref="ToBytes"/> wrote, to the byte; null for anything else.</summary>
    public static ApprovalTicket? Parse(ReadOnlySpan<byte> bytes)
    {
        var parts = Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split(' ');
        if (parts is not [var offset, var index, var time] || Number(offset) is not { } at || Number(index) is not { } number || Number(time) is not { } timeMs) return null;
        var ticket = new ApprovalTicket(at, number, timeMs);
        return bytes.SequenceEqual(ticket.ToBytes()) ? ticket : null;
    }

    /// <summary>The three numbers on one line.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Offset} {Index} {TimeMs}\n"));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
