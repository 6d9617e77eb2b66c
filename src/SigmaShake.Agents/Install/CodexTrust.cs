using System.Globalization;
using System.Text;
using SigmaShake.Agents.Dialects;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>
/// Codex's record of the hooks that a person has approved: <c>[hooks.state."PATH:EVENT:GROUP:HANDLER"]</c> in <c>config.toml</c>, with a hash
/// over what the hook does. The formula is measured with 0.169.0.
/// </summary>
internal static class CodexTrust
{
    // What Codex takes where a handler names no time limit, in seconds.
    private const int DefaultTimeout = 600;

    /// <summary>The name of a handler's entry.</summary>
    public static string Key(string hooksFile, FoundHandler found) =>
        string.Create(CultureInfo.InvariantCulture, $"{hooksFile}:{SnakeCase(found.Event)}:{found.GroupIndex}:{found.HandlerIndex}");

    /// <summary>What an approval of the handler is bound to.</summary>
    public static string Hash(FoundHandler found, Func<byte[], byte[]> sha256) =>
        "sha256:" + Convert.ToHexStringLower(sha256(Canonical(found)));

    /// <summary>The handler as compact JSON with sorted keys: what is hashed.</summary>
    public static byte[] Canonical(FoundHandler found)
    {
        var line = new JsonLine()
            .Raw("{\"event_name\":"u8).Text(SnakeCase(found.Event))
            .Raw(",\"hooks\":[{\"async\":"u8).Raw(found.Handler.Member("async")?.Kind == JsonKind.True ? "true"u8 : "false"u8)
            .Raw(",\"command\":"u8).Text(found.Handler.Member("command")?.Text ?? "");
        if (found.Handler.Member("statusMessage")?.Text is { } status) line.Raw(",\"statusMessage\":"u8).Text(status);
        line.Raw(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"timeout\":{found.TimeoutSeconds ?? DefaultTimeout}")))
            .Raw(",\"type\":\"command\"}]"u8);
        if (found.Group.Member("matcher")?.Text is { } matcher) line.Raw(",\"matcher\":"u8).Text(matcher);
        return line.Raw("}"u8).ToArray();
    }

    /// <summary>The configuration with an approval, in the place of any other entry of that name.</summary>
    public static string Add(string config, string key, string hash)
    {
        var tables = TomlTables.Of(config);
        if (tables.Find(table => IsEntry(table, key)) is { } there)
        {
            var body = config[there.BodyStart..there.BodyEnd];
            if (TomlTables.Value(body, "trusted_hash") == $"\"{hash}\"" && TomlTables.Value(body, "enabled") == "true") return config;
            config = TomlTables.Remove(config, there);
        }

        return TomlTables.Append(config, $"hooks.state.{TomlTables.Quoted(key)}", [$"trusted_hash = \"{hash}\"", "enabled = true"]);
    }

    /// <summary>The configuration without the approvals of a handler of that file with that hash, wherever in the file it stood.</summary>
    public static string Remove(string config, string hooksFile, string hash)
    {
        while (TomlTables.Of(config).Find(table => IsOf(table, hooksFile)
            && TomlTables.Value(config[table.BodyStart..table.BodyEnd], "trusted_hash") == $"\"{hash}\"") is { } entry)
        {
            config = TomlTables.Remove(config, entry);
        }

        return config;
    }

    /// <summary>The configuration after handlers of others have changed their places: their approvals, which name the place, go with them.</summary>
    /// <param name="before">The names of their entries before, in the order of the file.</param>
    /// <param name="after">The names of the same handlers' entries now.</param>
    public static string Move(string config, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // Places only ever move up when handlers before them go, so that in this order each new name is free.
        foreach (var (from, to) in before.Zip(after).Where(pair => pair.First != pair.Second))
        {
            if (TomlTables.Of(config).Find(table => IsEntry(table, from)) is not { } entry) continue;
            config = TomlTables.Rename(config, entry, $"hooks.state.{TomlTables.Quoted(to)}");
        }

        return config;
    }

    /// <summary>Whether the configuration switches all hooks off.</summary>
    public static bool SwitchesHooksOff(string config) => TomlTables.Of(config)
        .Exists(table => table.Keys is ["features"] && TomlTables.Value(config[table.BodyStart..table.BodyEnd], "hooks") == "false");

    private static bool IsEntry(TomlTable table, string key) => table.Keys is ["hooks", "state", var name] && name == key;

    private static bool IsOf(TomlTable table, string hooksFile) => table.Keys is ["hooks", "state", var name] && name.StartsWith(hooksFile + ":");

    private static string SnakeCase(string @event)
    {
        var snake = new StringBuilder(@event.Length + 4);
        foreach (var c in @event)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
