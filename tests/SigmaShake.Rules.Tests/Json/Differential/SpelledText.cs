using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Tests.Json.Differential;

/// <summary>Values and texts in one unambiguous spelling, so that two parsers' values are compared as texts.</summary>
internal static class SpelledText
{
    public static string Of(JsonValue value)
    {
        var text = new StringBuilder();
        Append(value, text);
        return text.ToString();
    }

    public static void Append(string text, StringBuilder output) => output.Append('"').Append(text.Length).Append(':').Append(text);

    /// <summary>Resolves the escapes of a string, halves of surrogate pairs to U+FFFD.</summary>
    public static string Unescape(string escaped)
    {
        var text = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] == 'u')
            {
                text.Append((char)Convert.ToUInt16(escaped.Substring(i + 1, 4), 16));
                i += 4;
                continue;
            }

            text.Append("\"\\/\b\f\n\r\t"["\"\\/bfnrt".IndexOf(escaped[i], StringComparison.Ordinal)]);
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Append(JsonValue value, StringBuilder output)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                output.Append('{');
                foreach (var (name, member) in value.Members)
                {
                    Append(Encoding.UTF8.GetString(name.Span), output);
                    Append(member, output);
                }

                output.Append('}');
                break;
            case JsonKind.Array:
                output.Append('[');
                foreach (var item in value.Items) Append(item, output);
                output.Append(']');
                break;
            case JsonKind.String:
                Append(Encoding.UTF8.GetString(value.Text.Span), output);
                break;
            case JsonKind.Number:
                output.Append(Encoding.UTF8.GetString(value.Text.Span)).Append(';');
                break;
            default:
                output.Append(value.Kind switch { JsonKind.True => "true", JsonKind.False => "false", _ => "null" }).Append(';');
                break;
        }
    }
}
