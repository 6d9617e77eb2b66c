using System.Text.Unicode;
using SigmaShake.Ledger.Redaction;
using SigmaShake.Rules.Json;

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

    /// <summary>How deeply input may nest and still be written value by value.</summary>
    private const int MaxDepth = 64;

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
        // One reading: what turns out to be no JSON at its end is taken back and kept as text.
        var begin = json.Mark();
        var secrets = text.Secrets;
        if (Utf8.IsValid(input) && WriteValues(input)) return;
        json.Return(begin);
        text.ReturnTo(secrets);
        IsCut = false;
        DroppedValues = 0;
        WriteString(input);
    }

    /// <summary>Returns whether the input was one JSON value; if not, what was written is of no use.</summary>
    private bool WriteValues(ReadOnlySpan<byte> input)
    {
        var reader = new JsonReader(input, MaxDepth);
        var nextIsSecret = false;
        var isNamed = false; // A name that was written needs its value, room or not: the reserve is for that.
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case JsonToken.Name:
                    var name = Decode(ref reader);
                    nextIsSecret = Redactor.IsSecretName(name);
                    isNamed = HasRoom();
                    if (isNamed) json.Name(text.Make(name, MaxNameBytes, _examineAll, out _));
                    else SkipElement(ref reader);
                    continue;
                case JsonToken.BeginObject:
                    if (isNamed || HasRoom()) json.BeginObject();
                    else SkipElement(ref reader);
                    break;
                case JsonToken.EndObject:
                    json.EndObject();
                    break;
                case JsonToken.BeginArray:
                    if (isNamed || HasRoom()) json.BeginArray();
                    else SkipElement(ref reader);
                    break;
                case JsonToken.EndArray:
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

        // Half a surrogate pair stands for no character, so the text as it came says more.
        return reader.Token == JsonToken.End && !reader.HasLoneSurrogate;
    }

    private bool HasRoom() => LeftBytes > ReserveBytes;

    private void SkipElement(ref JsonReader reader)
    {
        reader.Skip();
        DroppedValues++;
        IsCut = true;
    }

    private void WriteScalar(ref JsonReader reader, bool isSecret)
    {
        switch (reader.Token)
        {
            case JsonToken.String when isSecret && reader.Raw.Length > 0:
                json.Text("[redacted:member]"u8);
                text.CountSecret();
                break;
            case JsonToken.String:
                WriteString(Decode(ref reader));
                break;
            case JsonToken.Number when reader.Raw.Length > MaxNumberBytes:
                WriteString(reader.Raw);
                break;
            case JsonToken.Number:
                json.Raw(reader.Raw);
                break;
            case JsonToken.Null:
                json.Raw("null"u8);
                break;
            default:
                json.Raw(reader.Token == JsonToken.True ? "true"u8 : "false"u8);
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

    private ReadOnlySpan<byte> Decode(ref JsonReader reader)
    {
        if (!reader.IsEscaped) return reader.Raw;
        if (_scratch.Length < reader.Raw.Length) _scratch = new byte[reader.Raw.Length];
        return _scratch.AsSpan(0, reader.CopyText(_scratch));
    }
}
