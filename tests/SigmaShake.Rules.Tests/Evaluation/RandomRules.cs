using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Tests.Calls;

namespace SigmaShake.Rules.Tests.Evaluation;

/// <summary>Random calls and rule sets out of a small vocabulary, so that rules match, tie and silence one another often.</summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] Gates = ["DENY", "FORCE", "ASK", "ALLOW", "ALLOW", "ALLOW", "LOG", "SHADOW"];

    private static readonly string[] Targets = ["any", "any", "execution", "read", "write", "edit", "network"];

    private static readonly string[] Conditions =
    [
        "tool EXISTS", "tool EXISTS", "command CONTAINS \"git\"", "command NOT CONTAINS \"push\"", "path GLOB \"**/.env\"", "path NOT GLOB \"src/**\"",
        "content CONTAINS \"x\"", "command REGEX \"(\"", "NOT (path CONTAINS \"a\" OR url CONTAINS \"b\")", "input.path EXISTS OR command NOT EXISTS",
        "command INVOKES \"git push\"", "command NOT INVOKES \"git\"", "command INVOKES \"ls|git\" OR command CONTAINS \"push\"",
    ];

    private static readonly ToolCall[] Calls =
    [
        ToolCalls.Bash("git status"), ToolCalls.Bash("git push; ls"), ToolCalls.Bash("ls"), ToolCalls.Of("Read", """{"file_path":".env"}"""),
        ToolCalls.Of("read_files", """{"paths":["src/a",".env","b"]}"""), ToolCalls.Of("Edit", """{"path":"src/a","new_string":"x"}"""),
        ToolCalls.Of("MultiEdit", """{"file_path":"a","edits":[{"new_string":"x"}]}"""), ToolCalls.Of("apply_patch", """{"input":"?"}"""),
        ToolCalls.WithMembers("apply_patch", ("input", "*** Add File: src/a\n+x\n*** Update File: .env\n+y")), ToolCalls.Of("WebFetch", """{"url":"https://b"}"""),
        ToolCalls.Of("mcp__x__y", """{"command":"git"}"""),
    ];

    private int _id;

    public ToolCall Call() => Pick(Calls);

    /// <summary>A rule of the given or a random gate.</summary>
    public Rule Rule(string? gate = null)
    {
        // Equal ids and files in different sources are frequent.
        var text = random.Next(30) == 0
            ? $"rule broken{_id++} {{ DENY nonsense }}\n"
            : Rules.Text($"r{random.Next(4)}x{_id++}", $"{gate ?? Pick(Gates)} {Pick(Targets)}", Pick(Conditions), $"priority {50 + random.Next(3)}");
        return Assert.Single(Rules.Read(text, $"f{random.Next(3)}.rules"));
    }

    /// <summary>Some sources as their identity and rules, so that a test can change them.</summary>
    public List<(SourceIdentity Identity, List<Rule> Rules)> Sources()
    {
        var sources = new List<(SourceIdentity, List<Rule>)>();
        foreach (var layer in Enum.GetValues<Layer>())
        {
            if (random.Next(3) > 0) sources.Add((Rules.Own(layer, trusted: layer != Layer.Project || random.Next(2) == 0), SomeRules()));
            for (var packs = random.Next(3); packs > 0; packs--) sources.Add((Rules.Pack(layer, $"p{packs}", mayLoosen: random.Next(2) == 0), SomeRules()));
        }

        return sources;
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public void Shuffle<T>(List<T> items) => random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));

    public static Verdict Judge(ToolCall call, IEnumerable<(SourceIdentity Identity, List<Rule> Rules)> sources, JudgeTrace? trace = null) =>
        SigmaShake.Rules.Evaluation.Judge.Evaluate(
            new RuleSet(sources.Select(source => RuleSource.Create(source.Identity, source.Rules))), CallExpansion.Expand(call), Rules.Context, trace);

    private List<Rule> SomeRules() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Rule())];
}
