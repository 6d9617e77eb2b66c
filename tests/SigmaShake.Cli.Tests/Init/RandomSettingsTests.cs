using System.Runtime.Versioning;
using System.Text;

namespace SigmaShake.Cli.Tests.Init;

/// <summary>Installing over settings of any shape and layout: undone, everything is as it was; done twice, it is as done once.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RandomSettingsTests
{
    private const int Rounds = 60;

    private static readonly string[] Events = ["PreToolUse", "PostToolUse", "SessionStart", "Stop"];

    [Theory]
    [InlineData("claude-code", ".claude/settings.json")]
    [InlineData("codex", ".codex/hooks.json")]
    public void Undoing_is_the_identity_and_installing_twice_is_installing_once(string client, string file)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            using var run = new InitRun();
            var text = Settings(random, isCodex: client == "codex");
            run.Write(file, text);
            var before = run.Snapshot();

            run.MustRun(client);
            var once = run.Snapshot();
            run.MustRun(client);
            Assert.True(once.SequenceEqual(run.Snapshot()), $"seed {seed}, round {round}: a second run changed\n{text}");
            run.MustRun(client, undo: true);
            Assert.True(before.OrderBy(entry => entry.Key).SequenceEqual(run.Snapshot().OrderBy(entry => entry.Key)), $"seed {seed}, round {round}: not as before\n{text}");

            // Without its record the undo is an edit; what it leaves must hold nothing of ours, and all that is theirs.
            run.MustRun(client);
            Directory.Delete(run.State, recursive: true);
            run.MustRun(client, undo: true);
            Assert.True(Without(text) == Without(run.Text(file)), $"seed {seed}, round {round}: the edit changed more than ours\n{text}\n{run.Text(file)}");
        }
    }

    // Empty containers may have been opened to hold ours, and go with it.
    private static string Without(string text)
    {
        var compact = new string([.. text.Where(c => !char.IsWhiteSpace(c))]);
        for (var length = -1; length != compact.Length;)
        {
            length = compact.Length;
            compact = compact.Replace("\"PreToolUse\":[],", "").Replace(",\"PreToolUse\":[]", "").Replace("\"PreToolUse\":[]", "")
                .Replace("\"SessionStart\":[],", "").Replace(",\"SessionStart\":[]", "").Replace("\"SessionStart\":[]", "")
                .Replace("\"hooks\":{},", "").Replace(",\"hooks\":{}", "").Replace("\"hooks\":{}", "");
        }

        return compact;
    }

    private static string Settings(Random random, bool isCodex)
    {
        var newLine = Pick(random, "\n", "\r\n", "");
        var indent = newLine.Length == 0 ? "" : Pick(random, "  ", "    ", "\t", "");
        var members = new List<string>();
        if (random.Next(2) == 0) members.Add("\"description\": \"d ü \\\" \\u00e4\"");
        if (!isCodex && random.Next(2) == 0) members.Add($"\"env\":{Space(random)}{{\"A\":1, \"B\": [true,null,-1e9]}}");
        if (random.Next(4) > 0) members.Insert(random.Next(members.Count + 1), $"\"hooks\":{Space(random)}{Hooks(random, newLine, indent)}");
        var text = Container(random, '{', members, newLine, indent, 1, '}');
        return Space(random) + text + Pick(random, "", "\n", "\r\n", "  \n\n");
    }

    private static string Hooks(Random random, string newLine, string indent)
    {
        var events = Events.Where(_ => random.Next(2) == 0)
            .Select(name => $"\"{name}\":{Space(random)}{Container(random, '[', [.. Enumerable.Range(0, random.Next(3)).Select(_ => Group(random))], newLine, indent, 3, ']')}");
        return Container(random, '{', [.. events], newLine, indent, 2, '}');
    }

    private static string Group(Random random)
    {
        var handlers = Enumerable.Range(0, random.Next(1, 3)).Select(i => $"{{\"type\":\"command\",{Space(random)}\"command\":\"tool-{i}\"}}");
        var matcher = random.Next(2) == 0 ? "\"matcher\": \"Bash|Edit\", " : "";
        return $"{{{matcher}\"hooks\":{Space(random)}[{string.Join(", ", handlers)}]}}";
    }

    private static string Container(Random random, char open, List<string> parts, string newLine, string indent, int depth, char close)
    {
        if (parts.Count == 0) return $"{open}{Space(random)}{close}";
        if (random.Next(3) == 0) return $"{open} {string.Join(Pick(random, ",", ", ", " ,"), parts)} {close}";
        var inner = newLine + new StringBuilder().Insert(0, indent, depth);
        var outer = newLine + new StringBuilder().Insert(0, indent, depth - 1);
        return $"{open}{inner}{string.Join("," + inner, parts)}{outer}{close}";
    }

    private static string Space(Random random) => Pick(random, "", " ", "  ", "\t");

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
