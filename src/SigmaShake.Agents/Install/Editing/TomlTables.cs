using System.Text;
using SigmaShake.Agents.Dialects;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install.Editing;

/// <summary>
/// Finds the tables of a TOML text that a real parser has accepted, and adds or takes out whole ones. Comments, order and white space of
/// everything else stay.
/// </summary>
internal static class TomlTables
{
    /// <summary>The tables that have a header, in their order. One in a list of tables has no keys here: it is only where another ends.</summary>
    public static List<TomlTable> Of(string toml)
    {
        var tables = new List<TomlTable>();
        for (var position = 0; position < toml.Length;)
        {
            var text = TomlScanner.SkipBlanks(toml, position);
            var end = TomlScanner.EndOfStatement(toml, text);
            if (text < toml.Length && toml[text] == '[')
            {
                if (tables.Count > 0) tables[^1] = tables[^1] with { BodyEnd = position };
                tables.Add(new TomlTable(Keys(toml[text..end]), position, end, toml.Length));
            }

            position = end;
        }

        return tables;
    }

    /// <summary>The value of a key as it is written, where it stands on a line of its own; null where it does not.</summary>
    public static string? Value(string body, string key)
    {
        foreach (var line in body.Split('\n'))
        {
            var equals = line.IndexOf('=');
            if (equals < 0 || line[..equals].Trim() != key) continue;
            var value = line[(equals + 1)..].Trim();
            var end = value.StartsWith('"') ? value.IndexOf('"', 1) + 1 : value.IndexOfAny([' ', '\t', '#']);
            return end > 0 ? value[..end] : value;
        }

        return null;
    }

    /// <summary>The text with one more table at its end.</summary>
    public static string Append(string toml, string name, IEnumerable<string> lines)
    {
        var lineBreak = toml.IndexOf('\n');
        var newLine = lineBreak > 0 && toml[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        var result = new StringBuilder(toml);
        if (toml.Length > 0 && !toml.EndsWith('\n')) result.Append(newLine);
        if (toml.Length > 0) result.Append(newLine);
        result.Append('[').Append(name).Append(']').Append(newLine);
        foreach (var line in lines) result.Append(line).Append(newLine);
        return result.ToString();
    }

    /// <summary>The text without a table, and without the empty line that sets it off; comments behind its last key belong to what follows.</summary>
    public static string Remove(string toml, TomlTable table)
    {
        var end = table.BodyStart;
        for (var position = table.BodyStart; position < table.BodyEnd;)
        {
            var text = TomlScanner.SkipBlanks(toml, position);
            position = TomlScanner.EndOfStatement(toml, text);
            if (text < toml.Length && toml[text] is not ('#' or '\r' or '\n')) end = position;
        }

        var start = table.HeaderStart;
        if (toml.AsSpan(0, start).EndsWith("\r\n\r\n")) start -= 2;
        else if (toml.AsSpan(0, start).EndsWith("\n\n")) start--;
        // The first table of a file has its empty line behind it.
        if (start == 0 && toml.AsSpan(end).StartsWith("\r\n")) end += 2;
        else if (start == 0 && toml.AsSpan(end).StartsWith("\n")) end++;
        return toml[..start] + toml[end..];
    }

    /// <summary>The text with another name in a table's header.</summary>
    public static string Rename(string toml, TomlTable table, string name)
    {
        var start = TomlScanner.SkipBlanks(toml, table.HeaderStart) + 1;
        var end = start;
        while (toml[end] != ']') end = TomlScanner.EndOfKey(toml, end + (toml[end] == '.' ? 1 : 0));
        return toml[..start] + name + toml[end..];
    }

    /// <summary>A key in quotes.</summary>
    public static string Quoted(string key) => Encoding.UTF8.GetString(new JsonLine().Text(key).ToArray());

    private static List<string> Keys(string header)
    {
        var keys = new List<string>();
        if (header.StartsWith("[[")) return keys;
        for (var position = 1; position < header.Length && header[position] != ']';)
        {
            var start = position;
            position = TomlScanner.EndOfKey(header, position);
            var key = header[start..position].Trim();
            keys.Add(key switch
            {
                ['"', ..] => JsonParser.Parse(Encoding.UTF8.GetBytes(key)).Value is { } text ? Encoding.UTF8.GetString(text.Text.Span) : key,
                ['\'', ..] => key.Trim('\''),
                _ => key,
            });
            if (position < header.Length && header[position] == '.') position++;
        }

        return keys;
    }
}

/// <summary>A table with a header.</summary>
/// <param name="Keys">Its name, key by key; empty for one in a list of tables.</param>
/// <param name="HeaderStart">Where the header's line begins.</param>
/// <param name="BodyStart">Where the line behind the header begins.</param>
/// <param name="BodyEnd">Where the next header's line begins, or the text ends.</param>
internal sealed record TomlTable(IReadOnlyList<string> Keys, int HeaderStart, int BodyStart, int BodyEnd);
