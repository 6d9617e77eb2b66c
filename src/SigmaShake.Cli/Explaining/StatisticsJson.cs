using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Index;

namespace SigmaShake.Cli.Explaining;

/// <summary>What the log adds up to, for programs.</summary>
internal static class StatisticsJson
{
    /// <summary>
    /// One object: <c>entries</c>, <c>calls</c>, <c>erased</c>, <c>first</c>, <c>last</c> (RFC 3339, UTC), <c>duration_us</c> of percentiles,
    /// <c>days[]</c>, and objects of counts: <c>decisions</c>, <c>rules</c>, <c>tools</c>, <c>agents</c>, <c>projects</c>.
    /// </summary>
    public static string Write(LogStatistics statistics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("entries", statistics.Entries);
            json.WriteNumber("calls", statistics.Calls);
            json.WriteNumber("erased", statistics.Erased);
            if (statistics.First is { } first) json.WriteString("first", Time(first));
            if (statistics.Last is { } last) json.WriteString("last", Time(last));
            WriteDurations(json, statistics.JudgingTime);
            json.WriteStartArray("days");
            foreach (var day in statistics.Days)
            {
                json.WriteStartObject();
                json.WriteString("day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Counts(json, "decisions", day.Decisions);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Counts(json, "decisions", statistics.Decisions);
            Counts(json, "rules", statistics.Rules);
            Counts(json, "tools", statistics.Tools);
            Counts(json, "agents", statistics.Agents);
            Counts(json, "projects", statistics.Projects);
            json.WriteEndObject();
        }

        return PrintableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteDurations(Utf8JsonWriter json, Durations? time)
    {
        if (time is null) return;
        json.WriteStartObject("duration_us");
        json.WriteNumber("p50", time.MedianUs);
        json.WriteNumber("p90", time.NinetiethUs);
        json.WriteNumber("p99", time.NinetyNinthUs);
        json.WriteNumber("max", time.MostUs);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<ValueCount> counts)
    {
        json.WriteStartObject(name);
        foreach (var count in counts) json.WriteNumber(count.Value, count.Entries);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
