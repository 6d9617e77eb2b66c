using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Tests.Json.Differential;

/// <summary>What <see cref="JsonParser"/> promises, on the framework's reader: the values as text of one spelling, the problem word for word.</summary>
internal static class FrameworkParser
{
    private const int MaxDepth = 128;

    public static (string? Value, string? Problem) Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8)) return (null, "the text is not valid UTF-8");

        // One level more than is allowed, so that what is too deep is told from what is no JSON.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var value = new StringBuilder();
        string? duplicate = null;
        var isTooDeep = false;
        try
        {
            reader.Read();
            ReadValue(ref reader, value, ref duplicate, ref isTooDeep);
            if (!isTooDeep && duplicate is not null) return (null, $"the key `{duplicate}` stands twice in one object");
            if (!isTooDeep && !reader.Read()) return (value.ToString(), null);
        }
        catch (JsonException e) when (!isTooDeep)
        {
            return (null, $"not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (JsonException)
        {
            // Said below.
        }

        return (null, $"arrays and objects nest deeper than {MaxDepth}");
    }

    /// <summary>Whether it is JSON that nests no deeper than <paramref name="maxDepth"/> and stands for characters throughout.</summary>
    public static bool IsText(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Throws for half a surrogate pair.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) _ = reader.GetString();
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void ReadValue(ref Utf8JsonReader reader, StringBuilder value, ref string? duplicate, ref bool isTooDeep)
    {
        isTooDeep |= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                value.Append('{');
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Text(ref reader);
                    if (!names.Add(name)) duplicate ??= Shown(name);
                    SpelledText.Append(name, value);
                    reader.Read();
                    ReadValue(ref reader, value, ref duplicate, ref isTooDeep);
                }

                value.Append('}');
                break;
            case JsonTokenType.StartArray:
                value.Append('[');
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) ReadValue(ref reader, value, ref duplicate, ref isTooDeep);
                value.Append(']');
                break;
            case JsonTokenType.String:
                SpelledText.Append(Text(ref reader), value);
                break;
            default:
                value.Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append(';');
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which the framework does not decode.
            return SpelledText.Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static string Shown(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        return Encoding.UTF8.GetString(utf8.AsSpan(0, Math.Min(utf8.Length, 100)));
    }
}
