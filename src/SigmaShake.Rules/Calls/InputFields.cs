using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>The names under which clients pass a command, a text, an address or a search pattern.</summary>
/// <remarks>
/// A client ignores the members that it does not know, so every member of a kind counts: were only the first one read,
/// a harmless <c>command</c> beside the <c>cmd</c> that runs would hide it.
/// </remarks>
internal static class InputFields
{
    /// <summary>The members that hold a command, or its argument vector.</summary>
    public static readonly string[] CommandNames = ["command", "cmd", "CommandLine", "commandLine", "command_line", "commands", "script", "chars", "argv"];

    private static readonly string[] FolderNames = ["workdir", "cwd", "working_directory", "workingDirectory", "Cwd"];

    private static readonly string[] ContentNames = [
        "content", "new_string", "new_source", "file_text", "new_str", "newString", "CodeContent", "ReplacementContent", "newText", "new_text",
        "contents", "text"];

    private static readonly string[] UrlNames = ["url", "Url", "uri", "urls"];

    private static readonly string[] QueryNames = ["pattern", "query", "Pattern", "Query", "regex", "search"];

    private static readonly string[] PatchNames = ["command", "input", "patchText", "patch", "content"];

    /// <summary>The command: an argument vector is joined by spaces, several commands by line breaks. Null for none.</summary>
    public static ReadOnlyMemory<byte>? Command(JsonValue input)
    {
        var commands = new List<ReadOnlyMemory<byte>>();
        foreach (var name in CommandNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) AddDistinct(commands, value.Text);
            else if (value.Kind == JsonKind.Array) AddDistinct(commands, name == "commands" ? ArgumentVectors.List(value) : ArgumentVectors.Command(value));
        }

        return Joined(commands);
    }

    /// <summary>The absolute folder that the input itself says the command runs in, or null.</summary>
    public static string? Folder(JsonValue input)
    {
        foreach (var name in FolderNames)
        {
            if (input.Member(name) is { IsString: true } value && value.Text.Span.StartsWith("/"u8)) return Encoding.UTF8.GetString(value.Text.Span);
        }

        return null;
    }

    /// <summary>The new text; edits are joined by a line break. Null for none.</summary>
    public static ReadOnlyMemory<byte>? Content(JsonValue input)
    {
        var texts = Texts(input);
        foreach (var item in InputFiles.Items(input)) texts.AddRange(Texts(item));
        return Joined(texts);
    }

    /// <summary>The new texts that stand in the members of one object, not in lists below it.</summary>
    public static List<ReadOnlyMemory<byte>> Texts(JsonValue input)
    {
        var texts = Strings(input, ContentNames);
        if (input.Member("diff"u8) is { IsString: true } diff) texts.Add(SearchReplaceText.NewText(diff.Text));
        return texts;
    }

    /// <summary>Every address.</summary>
    public static List<ReadOnlyMemory<byte>> Urls(JsonValue input)
    {
        var urls = new List<ReadOnlyMemory<byte>>();
        foreach (var name in UrlNames)
        {
            if (input.Member(name) is not { } value) continue;
            if (value.IsString) AddDistinct(urls, value.Text);
            foreach (var item in value.ItemSpan)
            {
                if (item.IsString) AddDistinct(urls, item.Text);
            }
        }

        return urls;
    }

    /// <summary>The search pattern. Null for none.</summary>
    public static ReadOnlyMemory<byte>? Query(JsonValue input) => Joined(Strings(input, QueryNames));

    /// <summary>The text of a patch. Null for none.</summary>
    public static ReadOnlyMemory<byte>? Patch(JsonValue input)
    {
        var patches = Strings(input, PatchNames);
        if (input.Member("command"u8) is { Kind: JsonKind.Array } arguments) patches.Add(ArgumentVectors.List(arguments));
        return Joined(patches);
    }

    /// <summary>The parts joined by a line break; null for no part.</summary>
    public static ReadOnlyMemory<byte>? Joined(List<ReadOnlyMemory<byte>> parts) => parts.Count switch
    {
        // Of no part as of no array the compiler would make an empty text.
        0 => default(ReadOnlyMemory<byte>?),
        1 => parts[0],
        _ => Joined(parts, (byte)'\n'),
    };

    private static List<ReadOnlyMemory<byte>> Strings(JsonValue input, string[] names)
    {
        var strings = new List<ReadOnlyMemory<byte>>();
        foreach (var name in names)
        {
            if (input.Member(name) is { IsString: true } value) AddDistinct(strings, value.Text);
        }

        return strings;
    }

    // Bounded by the number of names, but for a list of addresses, where the first few are enough to catch an honest repetition.
    private static void AddDistinct(List<ReadOnlyMemory<byte>> values, ReadOnlyMemory<byte> value)
    {
        const int Compared = 16;
        for (var i = 0; i < Math.Min(values.Count, Compared); i++)
        {
            if (values[i].Span.SequenceEqual(value.Span)) return;
        }

        values.Add(value);
    }

    private static int Bytes(List<ReadOnlyMemory<byte>> parts)
    {
        var bytes = 0;
        foreach (var part in parts) bytes += part.Length;
        return bytes;
    }

    /// <summary>The parts with a byte between them.</summary>
    public static ReadOnlyMemory<byte> Joined(List<ReadOnlyMemory<byte>> parts, byte separator)
    {
        var joined = new byte[Math.Max(0, Bytes(parts) + parts.Count - 1)];
        var length = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) joined[length++] = separator;
            parts[i].CopyTo(joined.AsMemory(length));
            length += parts[i].Length;
        }

        return joined;
    }
}
