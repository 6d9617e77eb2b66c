using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace SigmaShake.Cli.State;

/// <summary>Changes one value in the text of a <c>config.toml</c> and leaves everything else, comments and order too, as it stands.</summary>
internal static class SettingsText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The text with <paramref name="name"/> set to <paramref name="toml"/>.</summary>
    /// <param name="text">Valid TOML, or anything: what cannot be parsed gets the setting appended and is refused by its reader.</param>
    /// <param name="name">With its table: <c>packs.enabled</c>.</param>
    /// <param name="toml">The value as TOML.</param>
    public static string Set(string text, string name, string toml)
    {
        if (text.StartsWith(ByteOrderMark)) return ByteOrderMark + Set(text[1..], name, toml);
        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var document = SyntaxParser.Parse(text, "", validate: false);
        if (Find(document, name) is { Value: { } value })
        {
            var start = value.Span.Start.Offset;
            return text[..start] + toml + text[(value.Span.End.Offset + 1)..];
        }

        // A dotted key at the top works with or without a table of that name further down, unless that table is there.
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var table = dot < 0 ? null : document.Tables.FirstOrDefault(table => table.Name!.ToString().Trim() == name[..dot]);
        if (table is null) return $"{name} = {toml}{lineBreak}{text}";
        var line = text.IndexOf('\n', table.Name!.Span.End.Offset);
        return line < 0 ? $"{text}{lineBreak}{name[(dot + 1)..]} = {toml}{lineBreak}" : $"{text[..(line + 1)]}{name[(dot + 1)..]} = {toml}{lineBreak}{text[(line + 1)..]}";
    }

    private static KeyValueSyntax? Find(DocumentSyntax document, string name)
    {
        foreach (var pair in document.KeyValues)
        {
            if (pair.Key!.ToString().Trim() == name) return pair;
        }

        foreach (var table in document.Tables)
        {
            foreach (var item in table.Items)
            {
                if (item is KeyValueSyntax pair && $"{table.Name!.ToString().Trim()}.{pair.Key!.ToString().Trim()}" == name) return pair;
            }
        }

        return null;
    }
}
