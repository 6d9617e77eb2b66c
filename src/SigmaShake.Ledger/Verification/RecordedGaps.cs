using System.Globalization;
using System.Text.Json;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Verification;

/// <summary>
/// What a log itself records as lost: the entries of kind <c>recovered</c>, added up. It contradicts nothing, for it is on record, and a log
/// that bears it is intact; but whoever cuts the end of a log off has the next call write one, so it has to be seen. Not thread-safe.
/// </summary>
public sealed class RecordedGaps
{
    private const int IndexesShown = 8;

    private readonly List<long> _indexes = [];

    /// <summary>How many entries record a loss.</summary>
    public long Entries { get; private set; }

    /// <summary>Bytes of interrupted appends that were cut off. Nobody had been told of them.</summary>
    public long CutBytes { get; private set; }

    /// <summary>Bytes that had been durable and were gone: the log was cut, or an older copy was put back.</summary>
    public long MissingBytes { get; private set; }

    /// <summary>Appends that failed, and were told so.</summary>
    public long FailedAppends { get; private set; }

    /// <summary>In words; null where nothing was lost.</summary>
    public string? Describe()
    {
        if (Entries == 0) return null;
        List<string> losses = [];
        if (MissingBytes > 0) losses.Add($"{Count(MissingBytes, "durable byte")} lost (the log was cut, or an older copy put back)");
        if (CutBytes > 0) losses.Add($"{Count(CutBytes, "byte")} of interrupted appends cut off");
        if (FailedAppends > 0) losses.Add($"{Count(FailedAppends, "append")} failed");
        var shown = string.Join(", ", _indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)));
        var more = Entries > _indexes.Count ? $" and {Entries - _indexes.Count} more" : "";
        var what = losses.Count > 0 ? string.Join("; ", losses) : "a loss that this version cannot read";
        return $"{(Entries == 1 ? "entry" : "entries")} {shown}{more} {(Entries == 1 ? "records" : "record")}: {what}";
    }

    internal void Add(EntryKind kind, long index, ReadOnlySpan<byte> payload)
    {
        if (kind != EntryKind.Recovered) return;
        Entries++;
        if (_indexes.Count < IndexesShown) _indexes.Add(index);
        try
        {
            var json = new Utf8JsonReader(payload);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1) AddMember(ref json);
            }
        }
        catch (JsonException)
        {
            // What cannot be read is counted as an entry all the same.
        }
    }

    private void AddMember(ref Utf8JsonReader json)
    {
        var (isCut, isMissing, isFailed) = (json.ValueTextEquals("cut_bytes"u8), json.ValueTextEquals("missing_bytes"u8), json.ValueTextEquals("failed_appends"u8));
        if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var value) || value < 0) return;
        if (isCut) CutBytes = Sum(CutBytes, value);
        if (isMissing) MissingBytes = Sum(MissingBytes, value);
        if (isFailed) FailedAppends = Sum(FailedAppends, value);
    }

    // Whoever can write the log can write any number.
    private static long Sum(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
