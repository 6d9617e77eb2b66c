using System.Text;

namespace SigmaShake.Rules.Tests.Json.Differential;

/// <summary>Documents of every shape, most of them broken somewhere.</summary>
internal sealed class RandomJson(Random random)
{
    private static readonly string[] Spaces = ["", "", "", "", " ", "\n", "\r\n", "\t", " \n  "];

    private static readonly string[] Pieces =
    [
        "a", "b", "name", "\\n", "\\\"", "\\\\", "\\/", "\\b\\f\\r\\t", "\\u00e9", "\\u2028", "\\uD83D\\uDE00", "\\ud83d", "\\uDE00", "\\u0000", "ü", "😀",
        "\u2028", "\u007f", "some words of a line, ", "0123456789abcde", "                ", "",
    ];

    private static readonly string[] Numbers =
        ["0", "-0", "1", "-12", "1.5", "0.0", "-0.25e+10", "1E5", "1e-05", "123456789012345678901234567890", "1.7976931348623157e309"];

    private static readonly string[] Junk =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "-", "+", ".", "e", "E", "0", "1", "01", "u", "\\u", "\\u12", "\\ud800", "\\x", "/", "//", "/*", "*/", "\n", "\r",
        "\t", " ", "\0", "\u0001", "\u001f", "true", "tru", "nul", "False", "NaN", "\uFEFF", "'", ",]", ",}", "[]", "{}", "null", "\"\":", "a",
    ];

    public byte[] Next()
    {
        var text = new StringBuilder();
        if (random.Next(50) == 0) text.Append('\uFEFF');
        if (random.Next(60) == 0) WriteDeep(text);
        else WriteValue(text, random.Next(1, 6));
        text.Append(Pick(Spaces));
        var document = new List<byte>(Encoding.UTF8.GetBytes(text.ToString()));
        for (var changes = random.Next(4); changes > 0; changes--) Change(document);
        return [.. document];
    }

    private void Change(List<byte> document)
    {
        var at = random.Next(document.Count + 1);
        var length = Math.Min(random.Next(1, 4), document.Count - at);
        switch (random.Next(8))
        {
            case 0: document.RemoveRange(at, document.Count - at); break;
            case 1: document.RemoveRange(at, length); break;
            case 2 when length > 0: document[at] = (byte)random.Next(0x80); break;
            case 3 when length > 0 && random.Next(4) == 0: document[at] = (byte)random.Next(0x100); break;
            case 4 when length > 0: document.InsertRange(random.Next(document.Count), document.GetRange(at, length)); break;
            case 5: document.AddRange(Encoding.UTF8.GetBytes(Pick(Junk))); break;
            default: document.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Junk))); break;
        }
    }

    // Around both limits on depth.
    private void WriteDeep(StringBuilder text)
    {
        var depth = Pick([62, 63, 64, 65, 126, 127, 128, 129, 130, 200]);
        var closing = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            var isObject = random.Next(2) == 0;
            text.Append(isObject ? "{\"a\":" : "[");
            closing.Insert(0, isObject ? '}' : ']');
        }

        text.Append(random.Next(3) == 0 ? "" : "1").Append(closing);
    }

    private void WriteValue(StringBuilder text, int depth)
    {
        text.Append(Pick(Spaces));
        switch (random.Next(depth > 0 ? 10 : 6))
        {
            case 0 or 1 or 2: WriteString(text); break;
            case 3 or 4: text.Append(Pick(Numbers)); break;
            case 5: text.Append(Pick(["true", "false", "null"])); break;
            case 6 or 7: WriteItems(text, '[', ']', depth); break;
            default: WriteItems(text, '{', '}', depth); break;
        }

        text.Append(Pick(Spaces));
    }

    private void WriteItems(StringBuilder text, char open, char close, int depth)
    {
        // Now and then more members than are compared in pairs.
        var count = random.Next(20) == 0 ? random.Next(14, 24) : random.Next(5);
        text.Append(open).Append(Pick(Spaces));
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            if (open == '{') WriteName(text, i);
            WriteValue(text, count > 5 ? 0 : depth - 1);
        }

        text.Append(close);
    }

    private void WriteName(StringBuilder text, int index)
    {
        text.Append(Pick(Spaces));
        if (random.Next(15) == 0) index = random.Next(index + 1); // A key that stands twice, maybe in another spelling.
        if (random.Next(12) == 0) WriteString(text);
        else text.Append('"').Append(Pick(["k", "k", "\\u006b", "a long name that is spelt in words "])).Append(index).Append('"');
        text.Append(Pick(Spaces)).Append(':');
    }

    private void WriteString(StringBuilder text)
    {
        text.Append('"');
        for (var pieces = random.Next(8); pieces > 0; pieces--) text.Append(Pick(Pieces));
        text.Append('"');
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
