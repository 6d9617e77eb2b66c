using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Counting;
using SigmaShake.Net.Http;
using SigmaShake.Rules.Json;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Reporting;

/// <summary>What a server answers to a report.</summary>
/// <param name="Cosignature">The witness's line on the checkpoint; null for none.</param>
/// <param name="Flag">What the witness has against the log; null for nothing.</param>
/// <param name="CountedUntilMs">Up to when the machine's calls are counted there, in milliseconds since 1970 UTC; null where it does not say.</param>
internal sealed record ReportAnswer(string? Cosignature, string? Flag, long? CountedUntilMs)
{
    /// <summary>Reads it.</summary>
    public static ReportAnswer Of(Reply reply)
    {
        var json = JsonParser.Parse(reply.Body).Value;
        return new ReportAnswer(Text(json, "cosignature"u8), Text(json, "witness"u8), Number(json, "counted_until_ms"u8));
    }

    /// <summary>From where the next report counts.</summary>
    /// <param name="before">From where this one did.</param>
    /// <param name="calls">What was counted.</param>
    /// <param name="counts">As it was sent.</param>
    /// <remarks>
    /// A report whose answer was lost may have been counted. The one that begins at the same place again is then left out as a whole, and the server says up to when
    /// it has counted, which is what the lost one said: the next one passes over what was before, from the same place. A server whose clock is behind ours says its
    /// own time, which is no such thing.
    /// </remarks>
    public ReportMemory After(ReportMemory before, CountedCalls calls, DecisionCounts counts)
    {
        var isLeftOut = CountedUntilMs is { } until && until > counts.SinceMs && until != counts.UntilMs && until <= before.UnansweredUntilMs;
        return isLeftOut
            ? before with { UntilMs = CountedUntilMs!.Value, NotBeforeMs = CountedUntilMs.Value, UnansweredUntilMs = 0 }
            : before with { Place = calls.Place, UntilMs = counts.UntilMs, NotBeforeMs = 0, UnansweredUntilMs = 0 };
    }

    private static string? Text(JsonValue? json, ReadOnlySpan<byte> name) => json?.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span).TrimEnd('\n') : null;

    private static long? Number(JsonValue? json, ReadOnlySpan<byte> name) =>
        json?.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
