using System.Globalization;
using System.Text;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>
/// From one key of a log to the next: the text of a note that both have signed. Whoever trusts the first key can follow it to the one in
/// force.
/// </summary>
/// <param name="Number">Which change of keys this is, from 1.</param>
/// <param name="From">The key that goes.</param>
/// <param name="To">The key that comes, of the same name.</param>
/// <param name="Size">The largest checkpoint that the old key has signed; 0 for none. It signs no larger one.</param>
/// <param name="TimeSeconds">When, in seconds since 1970 UTC.</param>
public sealed record HandOver(int Number, VerifierKey From, VerifierKey To, long Size, long TimeSeconds)
{
    // No checkpoint begins like this: the origin of a log is the name of its key, and that has no space.
    private const string Title = "sigmashake hand-over v1";

    private static readonly string[] Names = ["number", "from", "to", "size", "time"];

    /// <summary>The text, UTF-8.</summary>
    public byte[] ToText() => Encoding.UTF8.GetBytes(
        $"{Title}\n{Names[0]} {Number}\n{Names[1]} {From}\n{Names[2]} {To}\n{Names[3]} {Size}\n{Names[4]} {TimeSeconds}\n");

    /// <summary>Reads a text; null where it is none as <see cref="ToText"/> writes it.</summary>
    public static HandOver? Parse(ReadOnlySpan<byte> text)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        if (lines.Length != Names.Length + 2 || lines[0] != Title) return null;
        var values = new string[Names.Length];
        for (var i = 0; i < Names.Length; i++)
        {
            if (!lines[i + 1].StartsWith(Names[i] + ' ', StringComparison.Ordinal)) return null;
            values[i] = lines[i + 1][(Names[i].Length + 1)..];
        }

        if (!int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(values[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !long.TryParse(values[4], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || VerifierKey.Parse(values[1]).Value is not { } from
            || VerifierKey.Parse(values[2]).Value is not { } to)
        {
            return null;
        }

        var handOver = new HandOver(number, from, to, size, time);
        return text.SequenceEqual(handOver.ToText()) ? handOver : null;
    }
}
