using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install.Editing;

/// <summary>How a JSON text is laid out, so that what is added looks like what was there.</summary>
/// <param name="NewLine">The line break: that of the first line.</param>
/// <param name="IndentCharacter">A space or a tab.</param>
/// <param name="IndentSize">How many of them a level is.</param>
/// <param name="IsOneLine">Whether the whole text stands on one line, and what is added does too.</param>
internal sealed record JsonStyle(string NewLine, char IndentCharacter, int IndentSize, bool IsOneLine)
{
    private const int MaxIndentSize = 16;

    /// <summary>One level of indentation.</summary>
    public string Indent => new(IndentCharacter, IndentSize);

    public static JsonStyle Of(ReadOnlySpan<byte> json, LocatedJson root)
    {
        var lineBreak = json.IndexOf((byte)'\n');
        var newLine = lineBreak > 0 && json[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        if (root.Children.Count == 0) return new JsonStyle(newLine, ' ', 2, IsOneLine: false);
        if (!json[root.Start..root.End].Contains((byte)'\n')) return new JsonStyle(newLine, ' ', 2, IsOneLine: true);

        var indent = LineIndent(json, root.Children[0].Start);
        return indent is { Length: > 0 and <= MaxIndentSize } && indent.All(c => c == indent[0])
            ? new JsonStyle(newLine, indent[0], indent.Length, IsOneLine: false)
            : new JsonStyle(newLine, ' ', 2, IsOneLine: false);
    }

    /// <summary>The white space before <paramref name="position"/> on its line; null where something else stands there too.</summary>
    public static string? LineIndent(ReadOnlySpan<byte> json, int position)
    {
        var line = json[(json[..position].LastIndexOf((byte)'\n') + 1)..position];
        return line.ContainsAnyExcept(" \t"u8) ? null : Encoding.ASCII.GetString(line);
    }

    /// <summary>The white space that begins the line of <paramref name="position"/>.</summary>
    public static string LineStart(ReadOnlySpan<byte> json, int position)
    {
        var line = json[(json[..position].LastIndexOf((byte)'\n') + 1)..position];
        var text = line.IndexOfAnyExcept(" \t"u8);
        return Encoding.ASCII.GetString(text < 0 ? line : line[..text]);
    }

    /// <summary>Lays a value out over several lines; all but the first begin with <paramref name="indent"/>.</summary>
    public string Lay(string compact, string indent)
    {
        var buffer = new ArrayBufferWriter<byte>(compact.Length * 2);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            IndentCharacter = IndentCharacter,
            IndentSize = IndentSize,
            NewLine = NewLine,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteValue(JsonParser.Parse(Encoding.UTF8.GetBytes(compact)).Value!);
        }

        // A string of JSON holds no line break of its own.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace(NewLine, NewLine + indent);
    }
}
