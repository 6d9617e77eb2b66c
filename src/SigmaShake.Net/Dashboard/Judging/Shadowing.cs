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
/// <param name="rules">All rules in force.</param>
/// <param name="cancellation">Cancelled when nobody waits for it any more.</param>
internal sealed class Shadowing(RuleSet rules, CancellationToken cancellation)
{
    // Each is held against all the others, so ten times as many take a hundred times as long.
    private const int MostRules = 1_000;

    // An author who writes hundreds of examples is told by the first of them.
    private const int MostExamples = 8;

    private int _tried;

    /// <summary>How many rules that have examples were not looked at, because so many others were.</summary>
    public int Untried { get; private set; }

    /// <summary>The rules of a source that stand in the shadow of another, by their ids, and of which. It takes its time: not for the thread of a request.</summary>
    /// <param name="source">The source that is looked at.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public Dictionary<string, string> In(RuleSource source)
    {
        var heard = new RuleSet([.. rules.Sources.Where(one => ReferenceEquals(one, source) || (one.Identity.IsTrusted && one.Identity.MayLoosen))]);
        var shadowed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in source.Rules.Where(rule => !rule.IsDisabled && rule.IsGate).GroupBy(rule => rule.Rule.Location.File))
        {
            cancellation.ThrowIfCancellationRequested();
            var written = RuleFileReader.Read(file.Key, RuleText.Bytes(file.Key)).Rules.GroupBy(rule => rule.Location.Line).ToDictionary(rules => rules.Key, rules => rules.First());
            foreach (var rule in file)
            {
                if (written.GetValueOrDefault(rule.Rule.Location.Line) is { } text && ShadeOf(heard, rule, text) is { } shade) shadowed[rule.QualifiedId] = shade;
            }
        }

        return shadowed;
    }

    private string? ShadeOf(RuleSet heard, RankedRule rule, Rule written)
    {
        var examples = written.Samples.Where(sample => !sample.IsCounterexample).Take(MostExamples).ToList();
        if (examples.Count == 0) return null;
        if (_tried == MostRules)
        {
            Untried++;
            return null;
        }

        _tried++;
        string? shade = null;
        foreach (var example in examples)
        {
            cancellation.ThrowIfCancellationRequested();
            var (call, context) = SampleRunner.CallOf(written, example);
            var trace = new JudgeTrace();
            Judge.Evaluate(heard, CallExpansion.Expand(call, context), context, trace);
            var matched = trace.Considered.Where(one => one.Rule.QualifiedId == rule.QualifiedId && one.Standing is not (Standing.NotMatched or Standing.NotReached)).ToList();
            if (matched.Count == 0 || matched.Exists(one => one.Standing is not (Standing.Preceded or Standing.Silenced))) return null;
            shade = matched[0].Other?.QualifiedId;
        }

        return shade;
    }
}
