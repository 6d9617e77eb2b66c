using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Tests.Evaluation;

public class JudgePropertyTests
{
    private const int Cases = 1_000;

    [Fact]
    public void An_observation_never_changes_how_strict_a_verdict_is() => Check((random, rules) =>
    {
        var (call, sources) = (rules.Call(), rules.Sources());
        var before = RandomRules.Judge(call, sources);
        if (sources.Count == 0) return true;
        rules.Pick(sources).Rules.Add(rules.Rule(random.Next(2) == 0 ? "LOG" : "SHADOW") is { IsUnreadable: false } rule ? rule : Rules.One(Rules.Always("x", "LOG any")));
        var after = RandomRules.Judge(call, sources);
        return Strictness(before.Ruling) == Strictness(after.Ruling) && before.Ruling.Deciding?.Rule.Rule.Location == after.Ruling.Deciding?.Rule.Rule.Location;
    });

    [Fact]
    public void A_further_deny_never_makes_a_verdict_looser() => Check((_, rules) =>
    {
        var (call, sources) = (rules.Call(), rules.Sources());
        var before = RandomRules.Judge(call, sources);
        if (sources.Count == 0) return true;
        rules.Pick(sources).Rules.Add(rules.Rule("DENY"));
        var after = RandomRules.Judge(call, sources);
        return Strictness(after.Ruling) <= Strictness(before.Ruling) && Strictness(after.Unsuspended) <= Strictness(before.Unsuspended);
    });

    [Fact]
    public void The_order_in_which_sources_and_files_are_given_never_changes_a_verdict() => Check((_, rules) =>
    {
        var (call, sources) = (rules.Call(), rules.Sources());
        var before = Show(RandomRules.Judge(call, sources));
        rules.Shuffle(sources);
        foreach (var source in sources) rules.Shuffle(source.Rules);
        return before == Show(RandomRules.Judge(call, sources));
    });

    [Fact]
    public void An_allow_of_a_less_trusted_layer_never_matters_to_a_more_trusted_one() => Check((_, rules) =>
    {
        var (call, sources) = (rules.Call(), rules.Sources());
        var before = RandomRules.Judge(call, sources).Ruling;
        if (before.Deciding is not { } deciding) return true;
        foreach (var source in sources.Where(source => source.Identity.Layer > deciding.Rule.Source.Layer))
            source.Rules.RemoveAll(rule => rule.Decision == Decision.Allow);
        var after = RandomRules.Judge(call, sources).Ruling;

        // Without it something stricter may come to light, but nothing that the more trusted layer said is lost.
        return Strictness(after) <= Strictness(before);
    });

    [Fact]
    public void No_project_makes_a_verdict_of_the_person_and_the_fleet_looser() => Check((_, rules) =>
    {
        var (call, sources) = (rules.Call(), rules.Sources());
        var trusted = RandomRules.Judge(call, sources.Where(source => source.Identity.Layer < Layer.Project));
        return Strictness(RandomRules.Judge(call, sources).Ruling) <= Strictness(trusted.Ruling);
    });

    private static void Check(Func<Random, RandomRules, bool> holds)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Cases; i++) Assert.True(holds(random, new RandomRules(random)), $"seed {seed}, case {i}");
    }

    private static Outcome Strictness(Ruling ruling) => ruling.Outcome > Outcome.Allow ? Outcome.Allow : ruling.Outcome;

    private static string Show(Verdict verdict) =>
        $"{Rules.Show(verdict)} {Rules.Show(verdict.Unsuspended)} {verdict.IsGrantable} "
        + string.Join(',', verdict.Matches.Select(match => $"{match.Rule.QualifiedId}@{match.Action.Describe()}"));
}
