using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>The names under which clients pass a command, a file, a text, an address or a search pattern.</summary>
internal static class InputFields
{
    private static readonly byte[][] CommandNames = Names("command", "cmd", "CommandLine", "command_line", "commands", "script");

    private static readonly byte[][] PathNames = Names(
        "file_path", "path", "notebook_path", "absolute_path", "filePath", "TargetFile", "AbsolutePath", "file", "filename", "dir_path",
        "DirectoryPath", "directory_path", "SearchPath", "SearchDirectory", "directory", "paths", "files", "file_paths", "filePaths");

    private static readonly byte[][] ContentNames = Names(
        "content", "new_string", "new_source", "file_text", "new_str", "newString", "CodeContent", "ReplacementContent", "newText", "new_text",
        "contents", "text");

    private static readonly byte[][] EditListNames = Names("edits", "changes", "ReplacementChunks", "replacements");

    private static readonly byte[][] UrlNames = Names("url", "Url", "uri", "urls");

    private static readonly byte[][] QueryNames = Names("pattern", "query", "Pattern", "Query", "regex", "search");

    /// <summary>The command; several (an argument vector, a list of commands) are joined by a space or a line break.</summary>
    public static ReadOnlyMemory<byte>? Command(JsonValue input)
    {
        foreach (var name in CommandNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) return value.Text;
            if (value.Kind == JsonKind.Array) return Joined(value, name.AsSpan().SequenceEqual("commands"u8) ? (byte)'\n' : (byte)' ');
        }

        return null;
    }

    /// <summary>Every file that the input names, the first one first; empty for none.</summary>
    public static List<ReadOnlyMemory<byte>> Paths(JsonValue input)
    {
        var paths = new List<ReadOnlyMemory<byte>>();
        foreach (var name in PathNames)
        {
            if (input.Member(name) is { } value) AddPaths(value, paths);
        }

        return paths;
    }

    /// <summary>The new text; edits are joined by a line break.</summary>
    public static ReadOnlyMemory<byte>? Content(JsonValue input)
    {
        var texts = new List<ReadOnlyMemory<byte>>();
        if (First(input, ContentNames) is { } whole) texts.Add(whole);
        foreach (var name in EditListNames)
        {
            foreach (var edit in input.Member(name)?.Items ?? [])
            {
                if (First(edit, ContentNames) is { } text) texts.Add(text);
            }
        }

        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => Joined(texts, (byte)'\n'),
        };
    }

    /// <summary>The address.</summary>
    public static ReadOnlyMemory<byte>? Url(JsonValue input)
    {
        foreach (var name in UrlNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) return value.Text;
            if (value.Kind == JsonKind.Array) return Joined(value, (byte)'\n');
        }

        return null;
    }

    /// <summary>The search pattern.</summary>
    public static ReadOnlyMemory<byte>? Query(JsonValue input) => First(input, QueryNames);

    private static void AddPaths(JsonValue value, List<ReadOnlyMemory<byte>> paths)
    {
        if (value.IsString)
        {
            paths.Add(value.Text);
            return;
        }

        // A list of files is a list of names, or of objects that name one each.
        foreach (var item in value.Items)
        {
            if (item.IsString) paths.Add(item.Text);
            else if (First(item, PathNames) is { } path) paths.Add(path);
        }
    }

    private static ReadOnlyMemory<byte>? First(JsonValue input, byte[][] names)
    {
        foreach (var name in names)
        {
            if (input.Member(name) is { IsString: true } value) return value.Text;
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Joined(JsonValue array, byte separator) =>
        Joined([.. array.Items.Select(item => item.IsString ? item.Text : CompactJson.Write(item))], separator);

    private static ReadOnlyMemory<byte> Joined(List<ReadOnlyMemory<byte>> parts, byte separator)
    {
        var joined = new byte[Math.Max(0, parts.Sum(part => part.Length) + parts.Count - 1)];
        var length = 0;
        foreach (var part in parts)
        {
            if (length > 0) joined[length++] = separator;
            part.CopyTo(joined.AsMemory(length));
            length += part.Length;
        }

        return joined.AsMemory(0, length);
    }

    private static byte[][] Names(params string[] names) => [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
}
