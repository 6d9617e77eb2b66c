using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Export;

/// <summary>
/// Writes entries as NDJSON: one JSON object a line, with <c>index</c>, <c>time</c> (RFC 3339, UTC), <c>kind</c>, <c>leaf</c> (the leaf
/// hash in hex), and the payload's own members behind them. Erased entries have <c>"erased":true</c>, damaged ones <c>"damaged":true</c> instead.
/// </summary>
public static class NdjsonExporter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all entries that <paramref name="reader"/> still has; returns how many. Problems stay with the reader.</summary>
    /// <param name="output">Left open, flushed at the end.</param>
    public static long Write(LedgerReader reader, Stream output)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(output);
        var line = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(line, Options);
        var count = 0L;
        foreach (var entry in reader.Entries())
        {
            line.ResetWrittenCount();
            json.Reset(line);
            WriteEntry(json, entry);
            json.Flush();
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
            count++;
        }

        output.Flush();
        return count;
    }

    private static void WriteEntry(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, entry.Index);
        json.WriteString("time"u8, entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("kind"u8, entry.Kind.Name());
        json.WriteString("leaf"u8, entry.LeafHash.ToString());
        if (entry.IsErased) json.WriteBoolean("erased"u8, true);
        else if (entry.Payload is null) json.WriteBoolean("damaged"u8, true);
        else WriteMembers(json, entry.Payload);
        json.WriteEndObject();
    }

    /// <summary>A payload that is no JSON object (another program's kind) stands under <c>payload</c>.</summary>
    private static void WriteMembers(Utf8JsonWriter json, byte[] payload)
    {
        var parsed = JsonParser.Parse(payload);
        if (parsed is not { Succeeded: true, Value.Kind: JsonKind.Object })
        {
            json.WriteString("payload"u8, payload);
            return;
        }

        foreach (var (name, value) in parsed.Value.Members)
        {
            json.WritePropertyName(name.Span);
            json.WriteValue(value);
        }
    }
}
