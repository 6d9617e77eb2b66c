using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Fleet;

/// <summary>A small flat object of version 1, as the files of a <see cref="FleetPlace"/> are. Read on the path of the hook, so by the hook's own reader.</summary>
internal readonly struct FleetRecord
{
    /// <summary>The last moment of the calendar.</summary>
    public const long MaxTimeMs = 253_402_300_799_999;

    private const int Version = 1;
    private const long None = -1;

    private readonly JsonValue _json;

    private FleetRecord(JsonValue json) => _json = json;

    /// <summary>The object, if it is of this version and has these members and no other.</summary>
    public static FleetRecord? Read(ReadOnlyMemory<byte> bytes, params ReadOnlySpan<string> names)
    {
        if (JsonParser.Parse(bytes).Value is not { Kind: JsonKind.Object } json || json.Members.Count != names.Length) return null;
        foreach (var name in names)
        {
            if (Member(json, name) is null) return null;
        }

        var record = new FleetRecord(json);
        return record.Number("v") == Version ? record : null;
    }

    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            members(json);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>A text; empty where it is none.</summary>
    public string Text(string name) => Member(_json, name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : "";

    /// <summary>An integer of at least zero; negative where it is none.</summary>
    public long Number(string name) =>
        Member(_json, name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : None;

    /// <summary>A SHA-256 in lower-case hexadecimal; null where it is none.</summary>
    public Digest? Hash(string name)
    {
        var text = Text(name);
        return text.Length == 2 * Digest.Bytes && text.All(char.IsAsciiHexDigitLower) ? new Digest(Convert.FromHexString(text)) : null;
    }

    private static JsonValue? Member(JsonValue json, string name) => json.Member(Encoding.UTF8.GetBytes(name));
}
