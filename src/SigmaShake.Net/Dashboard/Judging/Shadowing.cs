using SigmaShake.Cli.Explaining;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Samples;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>
/// Finds the rules of a source that never get to decide: in each of their own examples another rule of the source comes first, or an ALLOW of a more trusted
/// place silences them. A rule without examples is passed over.
/// </summary>
internal static class Shadowing
{
    // An author who writes hundreds of examples is told by the first of them.
    private const int MostExamples = 8;

    /// <summary>The rules that stand in the shadow of another, by their ids, and of which.</summary>
    /// <param name="rules">All rules in force.</param>
    /// <param name="source">The source that is looked at.</param>
    public static Dictionary<string, string> In(RuleSet rules, RuleSource source)
    {
        var heard = new RuleSet([.. rules.Sources.Where(one => ReferenceEquals(one, source) || (one.Identity.IsTrusted && one.Identity.MayLoosen))]);
        var shadowed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in source.Rules.Where(rule => !rule.IsDisabled && rule.IsGate).GroupBy(rule => rule.Rule.Location.File))
        {
            var written = RuleFileReader.Read(file.Key, RuleText.Bytes(file.Key)).Rules.GroupBy(rule => rule.Location.Line).ToDictionary(rules => rules.Key, rules => rules.First());
            foreach (var rule in file)
            {
                if (written.GetValueOrDefault(rule.Rule.Location.Line) is { } text && ShadeOf(heard, rule, text) is { } shade) shadowed[rule.QualifiedId] = shade;
            }
        }

        return shadowed;
    }

    private static string? ShadeOf(RuleSet rules, RankedRule rule, Rule written)
    {
        string? shade = null;
        foreach (var example in written.Samples.Where(sample => !sample.IsCounterexample).Take(MostExamples))
        {
            var (call, context) = SampleRunner.CallOf(written, example);
            var trace = new JudgeTrace();
            Judge.Evaluate(rules, CallExpansion.Expand(call, context), context, trace);
            var matched = trace.Considered.Where(one => one.Rule.QualifiedId == rule.QualifiedId && one.Standing is not (Standing.NotMatched or Standing.NotReached)).ToList();
            if (matched.Count == 0 || matched.Exists(one => one.Standing is not (Standing.Preceded or Standing.Silenced))) return null;
            shade = matched[0].Other?.QualifiedId;
        }

        return shade;
    }
}
