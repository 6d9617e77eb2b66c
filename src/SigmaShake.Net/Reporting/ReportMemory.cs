using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Reading;
using SigmaShake.Net.Machines;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Reporting;

/// <summary>What was reported last. Losing it costs nothing but a report that begins later, so what cannot be read counts as nothing.</summary>
/// <param name="Place">Up to where calls were counted; null for nowhere.</param>
/// <param name="UntilMs">Up to when, in milliseconds since 1970 UTC; 0 for never.</param>
/// <param name="NotBeforeMs">Calls behind the place that were counted all the same: those of before this time; 0 for none.</param>
/// <param name="UnansweredUntilMs">Up to when the reports counted that were sent and not answered; 0 for none.</param>
/// <param name="WitnessedSize">How many entries the checkpoint is over that the server has seen last; 0 for none.</param>
internal sealed record ReportMemory(LogPlace? Place, long UntilMs, long NotBeforeMs, long UnansweredUntilMs, long WitnessedSize)
{
    private const int Version = 1;
    private const int MaxBytes = 4 << 10;

    /// <summary>Reads it.</summary>
    public static ReportMemory Read(FleetPlace place)
    {
        var nothing = new ReportMemory(null, 0, 0, 0, 0);
        if (BoundedFile.Read(PathIn(place), MaxBytes).Bytes is not { } bytes || JsonParser.Parse(bytes).Value is not { } json || Number(json, "v"u8) != Version) return nothing;
        var counted = (Number(json, "file"u8), Number(json, "offset"u8), Number(json, "next_index"u8), Number(json, "last_time_ms"u8)) is ({ } file, { } offset, { } index, { } time)
            ? new LogPlace((ulong)file, offset, index, time)
            : null;
        return (Number(json, "until_ms"u8), Number(json, "not_before_ms"u8), Number(json, "unanswered_until_ms"u8), Number(json, "witnessed_size"u8)) is ({ } until, { } notBefore, { } unanswered, { } witnessed)
            ? new ReportMemory(counted, until, notBefore, unanswered, witnessed)
            : nothing;
    }

    /// <summary>Keeps it. Null, or why that failed.</summary>
    public string? Keep(FleetPlace place)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("until_ms", UntilMs);
            json.WriteNumber("not_before_ms", NotBeforeMs);
            json.WriteNumber("unanswered_until_ms", UnansweredUntilMs);
            json.WriteNumber("witnessed_size", WitnessedSize);
            if (Place is { } counted)
            {
                json.WriteNumber("file", (long)counted.FileNumber);
                json.WriteNumber("offset", counted.Offset);
                json.WriteNumber("next_index", counted.NextIndex);
                json.WriteNumber("last_time_ms", counted.LastTimeMs);
            }

            json.WriteEndObject();
        }

        return AtomicFile.Write(PathIn(place), [.. buffer.WrittenSpan, (byte)'\n'])?.ToString();
    }

    private static string PathIn(FleetPlace place) => Path.Combine(place.Folder, MachineFiles.Reported);

    private static long? Number(JsonValue json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
