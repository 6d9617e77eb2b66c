using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Finds the command lines that a client's configuration really holds, so that they can be tried as the client would run them.</summary>
public static class InstalledCommands
{
    private const string PluginWords = "words] = ";
    private const string TomlCommand = "command = ";

    /// <summary>The words of each of our commands in a file, in its order. A line that the client hands to a shell comes as <c>/bin/sh -c LINE</c>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="file">One of its files.</param>
    public static IReadOnlyList<IReadOnlyList<string>> In(string client, CurrentFile file)
    {
        var found = new List<IReadOnlyList<string>>();
        if (file.Bytes is null) return found;
        var text = Encoding.UTF8.GetString(file.Bytes).TrimStart('\uFEFF');
        if (JsonParser.Parse(Encoding.UTF8.GetBytes(text)).Value is { } json) AddFrom(json, client, found);
        else if (text.StartsWith("#!") && text.Contains($"hook {client}")) found.Add([file.Path]);
        else AddFromLines(text, client, found);
        return found;
    }

    private static void AddFrom(JsonValue json, string client, List<IReadOnlyList<string>> found)
    {
        if (json.Member("command"u8) is { IsString: true } command && json.Member("args"u8) is { Kind: JsonKind.Array } arguments)
        {
            string[] words = [Text(command), .. arguments.Items.Select(Text)];
            if (HookCommand.IsOurs(words, client)) found.Add(words);
            return;
        }

        foreach (var member in json.Members) AddFrom(member.Value, client, found);
        foreach (var item in json.Items) AddFrom(item, client, found);
        if (json.IsString) AddLine(Text(json), client, found);
    }

    // A plugin holds the words as a list, Codex's requirements the line as a text.
    private static void AddFromLines(string text, string client, List<IReadOnlyList<string>> found)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf(PluginWords, StringComparison.Ordinal) is >= 0 and var at
                && Parsed(line[(at + PluginWords.Length)..].TrimEnd(';')) is { Kind: JsonKind.Array } list)
            {
                string[] words = [.. list.Items.Select(Text)];
                if (HookCommand.IsOurs(words, client)) found.Add(words);
            }
            else if (line.StartsWith(TomlCommand) && Parsed(line[TomlCommand.Length..]) is { IsString: true } command)
            {
                AddLine(Text(command), client, found);
            }
        }
    }

    private static void AddLine(string line, string client, List<IReadOnlyList<string>> found)
    {
        if (HookCommand.IsOurs(ShellWords.Split(line), client)) found.Add(["/bin/sh", "-c", line]);
    }

    private static JsonValue? Parsed(string json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json)).Value;

    private static string Text(JsonValue value) => value.IsString ? Encoding.UTF8.GetString(value.Text.Span) : "";
}
