using System.Buffers;
using System.Text;

namespace SigmaShake.Signing.Json;

/// <summary>
/// Writes JSON in one form only: members sorted by code points, no blanks. <see cref="Write(JsonValue)"/> is canonical JSON (wiki.laptop.org/go/Canonical_JSON),
/// over which signatures and key ids are computed; <see cref="WriteFile"/> is the same as a text that every JSON reader takes.
/// </summary>
/// <remarks>
/// The two differ in control characters: canonical JSON escapes nothing but quotes and backslashes, and is then no JSON any more. Sorted is by
/// code points, like securesystemslib does; JavaScript sorts by UTF-16 and would differ for names with characters above U+FFFF beside ones above U+DFFF.
/// </remarks>
internal static class CanonicalJson
{
    public static byte[] Write(JsonValue value) => Write(value, escapesControls: false);

    public static byte[] WriteFile(JsonValue value) => Write(value, escapesControls: true);

    private static byte[] Write(JsonValue value, bool escapesControls)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, escapesControls, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonValue value, bool escapesControls, ArrayBufferWriter<byte> output)
    {
        switch (value.Kind)
        {
            case JsonKind.Object: WriteObject(value, escapesControls, output); break;
            case JsonKind.Array: WriteArray(value, escapesControls, output); break;
            case JsonKind.String: WriteText(value.Text, escapesControls, output); break;
            case JsonKind.Integer: Encoding.UTF8.GetBytes(value.Integer.ToString(), output); break;
            case JsonKind.True: output.Write("true"u8); break;
            case JsonKind.False: output.Write("false"u8); break;
            default: output.Write("null"u8); break;
        }
    }

    private static void WriteObject(JsonValue value, bool escapesControls, ArrayBufferWriter<byte> output)
    {
        var isFirst = true;
        foreach (var member in value.Members.OrderBy(member => member.Name, CodePointOrder.Instance))
        {
            output.Write(isFirst ? "{"u8 : ","u8);
            isFirst = false;
            WriteText(member.Name, escapesControls, output);
            output.Write(":"u8);
            Write(member.Value, escapesControls, output);
        }

        output.Write(isFirst ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(JsonValue value, bool escapesControls, ArrayBufferWriter<byte> output)
    {
        var isFirst = true;
        foreach (var item in value.Items)
        {
            output.Write(isFirst ? "["u8 : ","u8);
            isFirst = false;
            Write(item, escapesControls, output);
        }

        output.Write(isFirst ? "[]"u8 : "]"u8);
    }

    private static void WriteText(string text, bool escapesControls, ArrayBufferWriter<byte> output)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\') escaped.Append('\\').Append(character);
            else if (escapesControls && character < ' ') escaped.Append("\\u").Append(((int)character).ToString("x4"));
            else escaped.Append(character);
        }

        Encoding.UTF8.GetBytes(escaped.Append('"').ToString(), output);
    }
}
