using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Export;

/// <summary>
/// NDJSON: one JSON object a line, with <c>index</c>, <c>time</c> (RFC 3339, UTC), <c>kind</c>, <c>leaf</c> (the leaf hash in hex), and the
/// payload's own members behind them. Erased entries have <c>"erased":true</c>, damaged ones <c>"damaged":true</c> instead.
/// </summary>
public sealed class NdjsonFormat : ExportFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public override bool IsJson => true;

    /// <summary>One entry as a line, without its end.</summary>
    public static string Line(LedgerEntry entry)
    {
        var line = new ArrayBufferWriter<byte>(4096);
        new NdjsonFormat().Write(entry, line);
        return Encoding.UTF8.GetString(line.WrittenSpan[..^1]);
    }

    /// <inheritdoc />
    public override void Write(LedgerEntry entry, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using (var json = new Utf8JsonWriter(output, Options))
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

        output.Write("\n"u8);
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
