using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Net.Outbox;

/// <summary>What a receiver gets, and a program reads: the entry as the log has it, which was redacted when it was written.</summary>
internal static class MessageBody
{
    /// <summary>The type of the one message there is.</summary>
    public const string Type = "call.judged";

    /// <summary>The body, as JSON.</summary>
    /// <param name="entry">The entry, whose payload is there.</param>
    /// <param name="rule">The qualified id of the rule that it is sent for.</param>
    public static ReadOnlyMemory<byte> Of(LedgerEntry entry, string rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", Type);
            json.WriteString("timestamp", entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            json.WriteNumber("entry", entry.Index);
            json.WriteString("leaf", entry.LeafHash.ToString());
            json.WriteString("rule", rule);
            json.WritePropertyName("call");

            // It was written by us and is under the commitment of its leaf; input may nest deeper than this writer would check.
            json.WriteRawValue(entry.Payload, skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
