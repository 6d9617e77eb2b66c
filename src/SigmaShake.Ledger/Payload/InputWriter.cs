using System.Text.Json;
using System.Text.Unicode;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Payload;

/// <summary>
/// Writes a tool's input again: same members, same order, without secrets, within a budget. A string that is too long becomes
/// <c>{"cut":"its beginning","cut_bytes":N}</c>; when the budget is spent, further members are left out and counted.
/// </summary>
internal sealed class InputWriter(PayloadJson json, RedactedText text)
{
    /// <summary>How many bytes of the payload the input may take.</summary>
    public const int MaxBytes = 48 * 1024;

    private const int MaxStringBytes = 8 * 1024;
    private const int MaxNameBytes = 256;
    private const int MaxNumberBytes = 64;

    /// <summary>Kept back so that what was begun can be closed, and the next small value still fits.</summary>
    private const int ReserveBytes = 2048;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private long _endBytes;
    private bool _examineAll;
    private byte[] _scratch = new byte[256];

    /// <summary>Whether anything was cut or left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Values that were left out.</summary>
    public int DroppedValues { get; private set; }

    private long LeftBytes => _endBytes - json.Length;

    /// <summary>Writes the value of <paramref name="input"/>, or the text itself as a string if it is not one JSON value.</summary>
    /// <param name="examineEverything">See <see cref="RedactedText.Make"/>.</param>
    public void Write(ReadOnlySpan<byte> input, bool examineEverything)
    {
        _endBytes = json.Length + MaxBytes;
        _examineAll = examineEverything;
        IsCut = false;
        DroppedValues = 0;
        if (IsJson(input)) WriteValues(input);
        else WriteString(input);
    }

    private bool IsJson(ReadOnlySpan<byte> input)
    {
        // JSON text is UTF-8, but the reader looks into strings only when they are decoded.
        if (!Utf8.IsValid(input)) return false;
        var reader = new Utf8JsonReader(input, Options);
        try
        {
            // A `\ud800` without its other half passes the reader and throws where it is decoded, so it is decoded here once.
            while (reader.Read())
            {
                if (reader.ValueIsEscaped) _ = Decode(ref reader);
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void WriteValues(ReadOnlySpan<byte> input)
    {
        var reader = new Utf8JsonReader(input, Options);
        var nextIsSecret = false;
        var isNamed = false; // A name that was written needs its value, room or not: the reserve is for that.
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var name = Decode(ref reader);
                    nextIsSecret = Redactor.IsSecretName(name);
                    isNamed = HasRoom();
                    if (isNamed) json.Name(text.Make(name, MaxNameBytes, _examineAll, out _));
                    else SkipMember(ref reader);
                    continue;
                case JsonTokenType.StartObject:
                    if (isNamed || HasRoom()) json.BeginObject();
                    else SkipElement(ref reader);
                    break;
                case JsonTokenType.EndObject:
                    json.EndObject();
                    break;
                case JsonTokenType.StartArray:
                    if (isNamed || HasRoom()) json.BeginArray();
                    else SkipElement(ref reader);
                    break;
                case JsonTokenType.EndArray:
                    json.EndArray();
                    break;
                default:
                    if (isNamed || HasRoom()) WriteScalar(ref reader, nextIsSecret);
                    else SkipElement(ref reader);
                    break;
            }

            nextIsSecret = false;
            isNamed = false;
        }
    }

    private bool HasRoom() => LeftBytes > ReserveBytes;

    private void SkipMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        SkipElement(ref reader);
    }

    private void SkipElement(ref Utf8JsonReader reader)
    {
        reader.Skip();
        DroppedValues++;
        IsCut = true;
    }

    private void WriteScalar(ref Utf8JsonReader reader, bool isSecret)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when isSecret && reader.ValueSpan.Length > 0:
                json.Text("[redacted:member]"u8);
                text.CountSecret();
                break;
            case JsonTokenType.String:
                WriteString(Decode(ref reader));
                break;
            case JsonTokenType.Number when reader.ValueSpan.Length > MaxNumberBytes:
                WriteString(reader.ValueSpan);
                break;
            case JsonTokenType.Number:
                json.Raw(reader.ValueSpan);
                break;
            case JsonTokenType.Null:
                json.Raw("null"u8);
                break;
            default:
                json.Raw(reader.TokenType == JsonTokenType.True ? "true"u8 : "false"u8);
                break;
        }
    }

    private void WriteString(ReadOnlySpan<byte> value)
    {
        var maxBytes = (int)Math.Min(MaxStringBytes, Math.Max(0, LeftBytes - ReserveBytes));
        var kept = text.Make(value, maxBytes, _examineAll, out var cutBytes);
        if (cutBytes == 0)
        {
            json.Text(kept);
            return;
        }

        IsCut = true;
        json.BeginObject();
        json.Name("cut"u8);
        json.Text(kept);
        json.Name("cut_bytes"u8);
        json.Number(cutBytes);
        json.EndObject();
    }

    private ReadOnlySpan<byte> Decode(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        if (_scratch.Length < reader.ValueSpan.Length) _scratch = new byte[reader.ValueSpan.Length];
        return _scratch.AsSpan(0, reader.CopyString(_scratch));
    }
}
