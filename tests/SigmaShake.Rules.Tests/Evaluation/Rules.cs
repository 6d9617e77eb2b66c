using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Evaluation;

/// <summary>Rules, sources and verdicts by real rule text: the view from outside.</summary>
internal static class Rules
{
    public static readonly PathContext Context = new("/home/user/project", "/home/user/project", "/home/user", NoFiles.Instance);

    public static IReadOnlyList<Rule> Read(string text, string file = "test.rules") => RuleFileReader.Read(file, Encoding.UTF8.GetBytes(text)).Rules;

    public static Rule One(string text) => Assert.Single(Read(text));

    /// <summary>The rules compiled, in this order.</summary>
    public static RuleImage Image(params Rule[] rules) => RuleImage.In(
        Region.Of(RuleImageBuilder.Build([.. rules.Select(rule => new ImageRule(rule, rule.Decision))], [])!.Written));

    /// <summary>A rule in one line: <c>Text("deny-push", "DENY execution", "command CONTAINS \"push\"")</c>.</summary>
    public static string Text(string id, string gate, string condition, string more = "") =>
        $"rule {id} {{\n  {gate}\n  IF {condition}\n  MESSAGE \"m\"\n"
        + (gate.StartsWith("ASK", StringComparison.Ordinal) ? "  PROMPT \"p\"\n" : "")
        + (gate.StartsWith("FORCE", StringComparison.Ordinal) ? "  SUBSTITUTE \"s\"\n" : "")
        + $"  {more}\n}}\n";

    /// <summary>A rule that matches every action that its target reaches.</summary>
    public static string Always(string id, string gate, string more = "") => Text(id, gate, "tool EXISTS", more);

    public static SourceIdentity Own(Layer layer, bool trusted = true) =>
        new(layer, layer.ToString().ToLowerInvariant(), IsPack: false, IsTrusted: trusted, MayLoosen: trusted);

    public static SourceIdentity Pack(Layer layer, string name = "pack", bool mayLoosen = false) =>
        new(layer, name, IsPack: true, IsTrusted: true, MayLoosen: mayLoosen);

    public static RuleSource Source(SourceIdentity identity, params string[] rules) =>
        RuleSource.Create(identity, Read(string.Concat(rules), $"{identity.Name}.rules"));

    public static RuleSource User(params string[] rules) => Source(Own(Layer.User), rules);

    public static Verdict Judge(ToolCall call, params IEnumerable<RuleSource> sources) =>
        SigmaShake.Rules.Evaluation.Judge.Evaluate(new RuleSet(sources), CallExpansion.Expand(call, Context), Context);

    /// <summary>Such as <c>block user/deny-push</c>.</summary>
    public static string Show(Ruling ruling) => $"{ruling.Outcome.Word()} {ruling.Deciding?.Rule.QualifiedId}".TrimEnd();

    public static string Show(Verdict verdict) => Show(verdict.Ruling);
}
