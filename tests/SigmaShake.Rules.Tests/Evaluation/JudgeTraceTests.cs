using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Tests.Calls;

namespace SigmaShake.Rules.Tests.Evaluation;

public class JudgeTraceTests
{
    [Fact]
    public void Every_rule_says_what_became_of_it_and_by_whom()
    {
        var trace = new JudgeTrace();
        var sources = new[]
        {
            Rules.User(
                Rules.Always("disabled", "DENY any", "enabled false"),
                Rules.Always("elsewhere", "DENY read"),
                Rules.Text("unmatched", "DENY any", "command CONTAINS \"push\" AND tool EXISTS"),
                Rules.Always("noted", "LOG any"),
                Rules.Always("winner", "ALLOW any", "priority 60"),
                Rules.Always("behind", "DENY any")),
            Rules.Source(Rules.Pack(Layer.Default), Rules.Always("silenced", "DENY any")),
            Rules.Source(Rules.Own(Layer.Fleet), Rules.Always("decided", "ASK any")),
        };

        Judge.Evaluate(new RuleSet(sources), CallExpansion.Expand(ToolCalls.Bash("git status")) with { Actions = [CallExpansion.Expand(ToolCalls.Bash("git status")).Actions[0]] }, Rules.Context, trace);

        Assert.Equal(
            [
                "decided Decided", "winner Outranked by decided", "behind Preceded by winner", "disabled Disabled", "elsewhere NotReached",
                "unmatched NotMatched", "noted Noted", "silenced Silenced by winner",
            ],
            trace.Considered.Select(seen => $"{seen.Rule.Rule.Id} {seen.Standing}{(seen.Other is { } other ? $" by {other.Rule.Id}" : "")}"));
        Assert.Equal([false, true], trace.Considered.Single(seen => seen.Standing == Standing.NotMatched).Conditions.Select(truth => truth.Holds));
    }

    [Fact]
    public void Judging_with_and_without_a_trace_gives_the_same_verdict()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 1_000; i++)
        {
            var rules = new RandomRules(random);
            var (call, sources) = (rules.Call(), rules.Sources());
            var trace = new JudgeTrace();
            var plain = RandomRules.Judge(call, sources);
            var traced = RandomRules.Judge(call, sources, trace);

            var which = $"seed {seed}, case {i}";
            Assert.True(Show(plain) == Show(traced), which);
            Assert.True(trace.Considered.Count == sources.Sum(source => source.Rules.Count) * plain.Expanded.Actions.Length, which);
            Assert.True(trace.Considered.Count(seen => seen.Standing == Standing.Decided) == (plain.Ruling.Deciding is null ? 0 : 1), which);
            Assert.True(
                trace.Considered.Count(seen => seen.Standing >= Standing.Noted) == plain.Matches.Length, which);
        }
    }

    private static string Show(Verdict verdict) =>
        $"{Rules.Show(verdict)} {Rules.Show(verdict.Unsuspended)} {verdict.IsGrantable} {string.Join(',', verdict.Matches.Select(match => match.Rule.QualifiedId))}"
        + string.Join(',', verdict.Links);
}
