using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Paths;

namespace SigmaShake.Rules.Tests.Evaluation;

public class JudgeTests
{
    private const string Deny = "DENY any";

    private static readonly ToolCall Status = ToolCalls.Bash("git status");

    [Fact]
    public void With_no_verdict_at_all_a_call_is_allowed()
    {
        var verdict = Rules.Judge(Status, Rules.User(Rules.Text("r", "DENY execution", "command CONTAINS \"push\"")));

        Assert.Equal("allow", Rules.Show(verdict));
        Assert.Empty(verdict.Matches);
        Assert.False(verdict.IsGrantable);
    }

    [Theory]
    [InlineData("DENY any", "block user/r")]
    [InlineData("FORCE any", "force user/r")]
    [InlineData("ASK any", "ask user/r")]
    [InlineData("ALLOW any", "allow user/r")]
    [InlineData("LOG any", "log")]
    [InlineData("SHADOW any", "shadow")]
    [InlineData("DENY read", "allow")]
    public void Each_decision_has_its_word(string gate, string verdict) =>
        Assert.Equal(verdict, Rules.Show(Rules.Judge(Status, Rules.User(Rules.Always("r", gate)))));

    [Theory]
    [InlineData("DENY any", "priority 1", "ALLOW any", "priority 2", "allow user/b")]
    [InlineData("DENY any", "", "ALLOW any", "", "block user/a")]
    [InlineData("FORCE any", "", "DENY any", "", "block user/b")]
    [InlineData("ASK any", "", "FORCE any", "", "force user/b")]
    [InlineData("ALLOW any", "", "ASK any", "", "ask user/b")]
    [InlineData("DENY any", "", "DENY any", "", "block user/a")]
    [InlineData("DENY any", "enabled false", "ASK any", "", "ask user/b")]
    [InlineData("LOG any", "priority 1000", "DENY any", "priority 0", "block user/b")]
    [InlineData("SHADOW any", "priority 1000", "ASK any", "priority 0", "ask user/b")]
    [InlineData("LOG any", "", "ALLOW any", "", "log user/b")]
    [InlineData("SHADOW any", "", "ALLOW any", "", "shadow user/b")]
    [InlineData("SHADOW any", "", "LOG any", "", "log")]
    public void A_source_is_judged_by_priority_then_strictness_then_id(string gateA, string moreA, string gateB, string moreB, string verdict)
    {
        string[] rules = [Rules.Always("a", gateA, moreA), Rules.Always("b", gateB, moreB)];

        Assert.Equal(verdict, Rules.Show(Rules.Judge(Status, Rules.User(rules))));
        Assert.Equal(verdict, Rules.Show(Rules.Judge(Status, Rules.User([.. rules.Reverse()]))));
    }

    [Fact]
    public void Equal_ids_are_ordered_by_file_and_position_and_all_apply()
    {
        var one = Rules.Read(Rules.Always("r", Deny) + Rules.Always("r", Deny), "a.rules");
        var other = Rules.Read(Rules.Always("r", Deny), "b.rules");
        var verdict = Rules.Judge(Status, RuleSource.Create(Rules.Own(Layer.User), [.. other, .. one.Reverse()]));

        Assert.Equal(["a.rules:1", "a.rules:7", "b.rules:1"], verdict.Matches.Select(match => $"{match.Rule.Rule.Location.File}:{match.Rule.Rule.Location.Line}").Distinct());
        Assert.Same(verdict.Matches[0], verdict.Ruling.Deciding);
    }

    [Fact]
    public void Personal_exceptions_precede_the_persons_other_rules()
    {
        var source = RuleSource.Create(
            Rules.Own(Layer.User),
            Rules.Read(Rules.Always("deny", Deny, "priority 1000")),
            exceptions: Rules.Read(Rules.Text("exception", "ALLOW any", "tool EXISTS", "priority 0")));

        Assert.Equal("allow user/exception", Rules.Show(Rules.Judge(Status, source)));
    }

    /// <summary>Every pair of a layer's own rules or pack that allows, and one that denies.</summary>
    public static TheoryData<Layer, bool, bool, Layer, bool> Pairs
    {
        get
        {
            var data = new TheoryData<Layer, bool, bool, Layer, bool>();
            foreach (var allowLayer in Enum.GetValues<Layer>())
            foreach (var allowIsPack in new[] { false, true })
            foreach (var mayLoosen in new[] { false, true })
            foreach (var denyLayer in Enum.GetValues<Layer>())
            foreach (var denyIsPack in new[] { false, true })
            {
                // A layer has its own rules once.
                if (allowLayer != denyLayer || allowIsPack || denyIsPack) data.Add(allowLayer, allowIsPack, mayLoosen, denyLayer, denyIsPack);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_allow_silences_the_packs_of_its_layer_and_all_less_trusted_layers_only(
        Layer allowLayer, bool allowIsPack, bool mayLoosen, Layer denyLayer, bool denyIsPack)
    {
        var allow = Rules.Source(new SourceIdentity(allowLayer, "a", allowIsPack, IsTrusted: true, mayLoosen), Rules.Always("r", "ALLOW any"));
        var expected = mayLoosen && (denyLayer > allowLayer || (denyLayer == allowLayer && denyIsPack));

        foreach (var gate in new[] { "DENY any", "FORCE any", "ASK any" })
        {
            var deny = Rules.Source(new SourceIdentity(denyLayer, "d", denyIsPack, IsTrusted: true, MayLoosen: true), Rules.Always("r", gate));
            var verdict = Rules.Judge(Status, deny, allow);
            Assert.Equal(expected ? "allow a/r" : Rules.Show(Rules.Judge(Status, deny)), Rules.Show(verdict));
            Assert.Equal(2, verdict.Matches.Select(match => match.Rule).Distinct().Count());
        }
    }

    [Fact]
    public void An_inert_allow_still_wins_inside_its_own_source()
    {
        var pack = Rules.Source(Rules.Pack(Layer.Default), Rules.Always("allow", "ALLOW any", "priority 60"), Rules.Always("deny", Deny));

        Assert.Equal("allow pack/allow", Rules.Show(Rules.Judge(Status, pack)));
        Assert.Equal("block other/deny", Rules.Show(Rules.Judge(Status, pack, Rules.Source(Rules.Pack(Layer.Default, "other"), Rules.Always("deny", Deny)))));
    }

    [Fact]
    public void An_allow_that_loses_in_its_own_source_silences_nothing()
    {
        var user = Rules.User(Rules.Always("allow", "ALLOW any"), Rules.Always("ask", "ASK any"));

        Assert.Equal("block project/deny", Rules.Show(Rules.Judge(Status, user, Rules.Source(Rules.Own(Layer.Project), Rules.Always("deny", Deny)))));
    }

    [Fact]
    public void What_is_not_trusted_never_loosens_whatever_it_is_told()
    {
        var project = Rules.Source(new SourceIdentity(Layer.Project, "project", IsPack: false, IsTrusted: false, MayLoosen: true), Rules.Always("allow", "ALLOW any"));

        Assert.Equal("block pack/deny", Rules.Show(Rules.Judge(Status, project, Rules.Source(Rules.Pack(Layer.Project), Rules.Always("deny", Deny)))));
    }

    [Theory]
    [InlineData("git status; rm -rf /", "block pack/deny")]
    [InlineData("sudo git status", "block pack/deny")]
    [InlineData("git status", "allow user/allow")]
    public void An_allow_by_text_loosens_one_simple_command(string command, string verdict) => Assert.Equal(verdict, Rules.Show(Rules.Judge(
        ToolCalls.Bash(command),
        Rules.User(Rules.Text("allow", "ALLOW execution", "command CONTAINS \"git status\"")),
        Rules.Source(Rules.Pack(Layer.Default), Rules.Always("deny", "DENY execution")))));

    [Fact]
    public void An_allow_loosens_no_execution_whose_command_cannot_be_told_and_no_script_of_an_unknown_tool()
    {
        var user = Rules.User(Rules.Always("allow", "ALLOW any"));
        var pack = Rules.Source(Rules.Pack(Layer.Default), Rules.Always("deny", Deny));

        Assert.Equal("block pack/deny", Rules.Show(Rules.Judge(ToolCalls.Of("Bash", """{"line":"rm -rf /"}"""), user, pack)));
        Assert.Equal("block pack/deny", Rules.Show(Rules.Judge(ToolCalls.Of("mcp__sh__run", """{"command":"ls; rm -rf /"}"""), user, pack)));
        Assert.Equal("allow user/allow", Rules.Show(Rules.Judge(ToolCalls.Of("mcp__sh__run", """{"command":"ls"}"""), user, pack)));
    }

    [Fact]
    public void The_call_gets_the_strictest_verdict_of_its_actions_and_names_that_action()
    {
        var verdict = Rules.Judge(
            ToolCalls.Of("read_files", """{"paths":["docs/a","src/b",".env"]}"""),
            Rules.User(
                Rules.Text("allow", "ALLOW read", "path GLOB \"docs/**\""),
                Rules.Text("ask", "ASK read", "path GLOB \"src/**\""),
                Rules.Text("deny", "DENY read", "path GLOB \"**/.env\"")));

        Assert.Equal("block user/deny", Rules.Show(verdict));
        Assert.Equal("read .env", verdict.Ruling.Deciding!.Action.Describe());
        Assert.Equal(["allow docs/a", "allow docs/a", "ask src/b", "deny .env"], verdict.Matches.Select(match => $"{match.Rule.Rule.Id} {ToolCalls.Text(match.Action.Path)}"));
    }

    [Fact]
    public void Among_equally_strict_verdicts_the_most_trusted_source_is_named()
    {
        var sources = new[] { Layer.Project, Layer.Default, Layer.User, Layer.Fleet }
            .SelectMany(layer => new[] { Rules.Source(Rules.Pack(layer, $"pack-{layer}"), Rules.Always("r", Deny)), Rules.Source(Rules.Own(layer), Rules.Always("r", Deny)) });

        Assert.Equal("block fleet/r", Rules.Show(Rules.Judge(Status, sources)));
    }

    [Theory]
    [InlineData(Layer.Fleet, true, "force r/r")]
    [InlineData(Layer.Project, false, "block r/r")]
    [InlineData(Layer.Project, true, "force r/r")]
    public void A_force_that_is_not_trusted_counts_as_a_deny(Layer layer, bool trusted, string verdict) => Assert.Equal(
        verdict, Rules.Show(Rules.Judge(Status, Rules.Source(Rules.Own(layer, trusted) with { Name = "r" }, Rules.Always("r", "FORCE any")))));

    [Fact]
    public void A_force_that_is_not_trusted_is_ordered_as_a_deny() => Assert.Equal("block project/a", Rules.Show(Rules.Judge(
        Status, Rules.Source(Rules.Own(Layer.Project, trusted: false), Rules.Always("b", Deny), Rules.Always("a", "FORCE any")))));

    [Theory]
    [InlineData(Layer.Fleet, "block")]
    [InlineData(Layer.User, "block")]
    [InlineData(Layer.Default, "block")]
    [InlineData(Layer.Project, "ask")]
    public void A_rule_that_nobody_can_read_is_a_shut_gate(Layer layer, string verdict)
    {
        var source = Rules.Source(Rules.Own(layer) with { Name = "s" }, "rule broken { DENY nonsense IF tool EXISTS MESSAGE \"m\" }\n", Rules.Always("allow", "ALLOW any", "priority 1000"));

        Assert.Equal($"{verdict} s/broken", Rules.Show(Rules.Judge(ToolCalls.Of("Read", """{"file_path":"x"}"""), source)));
    }

    [Theory]
    [InlineData("DENY any", "block project/r")]
    [InlineData("FORCE any", "force project/r")]
    [InlineData("ASK any", "ask project/broken")]
    [InlineData("ALLOW any", "ask project/broken")]
    public void A_rule_that_nobody_can_read_hides_none_that_is_stricter(string gate, string verdict) => Assert.Equal(verdict, Rules.Show(Rules.Judge(
        Status, Rules.Source(Rules.Own(Layer.Project), "rule broken { DENY nonsense }\n", Rules.Always("r", gate)))));

    [Fact]
    public void A_rule_that_nobody_can_read_stands_before_the_exceptions_of_its_source()
    {
        var source = RuleSource.Create(
            Rules.Own(Layer.User), Rules.Read("rule broken { }\n"), exceptions: Rules.Read(Rules.Always("exception", "ALLOW any")));

        Assert.Equal("block user/broken", Rules.Show(Rules.Judge(Status, source)));
    }

    [Theory]
    [InlineData(Layer.BuiltIn, "block s/r")]
    [InlineData(Layer.Fleet, "block s/r")]
    [InlineData(Layer.User, "allow")]
    [InlineData(Layer.Default, "allow")]
    [InlineData(Layer.Project, "allow")]
    public void A_person_switches_off_rules_and_suspends_layers_but_not_the_fleets(Layer layer, string verdict)
    {
        var identity = Rules.Own(layer) with { Name = "s" };
        var rules = Rules.Read(Rules.Always("r", Deny));

        Assert.Equal(verdict, Rules.Show(Rules.Judge(Status, RuleSource.Create(identity, rules, disabled: new HashSet<string> { "s/r" }))));
        Assert.Equal(verdict, Rules.Show(Rules.Judge(Status, RuleSource.Create(identity, rules)).Unsuspended));
        Assert.Equal("block s/r", Rules.Show(Rules.Judge(Status, RuleSource.Create(identity, rules, disabled: new HashSet<string> { "r" }))));
    }

    [Fact]
    public void The_unsuspended_verdict_hears_the_fleets_observations_only()
    {
        var verdict = Rules.Judge(Status, Rules.User(Rules.Always("r", "LOG any")), Rules.Source(Rules.Own(Layer.Fleet), Rules.Always("r", "SHADOW any")));

        Assert.Equal("log", Rules.Show(verdict));
        Assert.Equal("shadow", Rules.Show(verdict.Unsuspended));
    }

    [Theory]
    [InlineData("ALLOW any", "ask")]
    [InlineData("LOG any", "ask")]
    [InlineData("ASK any", "ask fleet/r")]
    [InlineData("FORCE any", "force fleet/r")]
    [InlineData("DENY any", "block fleet/r")]
    public void A_call_that_cannot_be_analysed_asks_unless_it_is_refused_and_nothing_loosens_that(string gate, string ruling)
    {
        var verdict = Rules.Judge(ToolCalls.Of("apply_patch", """{"input":"?"}"""), Rules.Source(Rules.Own(Layer.Fleet), Rules.Always("r", gate)));

        Assert.Equal(ruling, Rules.Show(verdict));
        Assert.Equal(ruling, Rules.Show(verdict.Unsuspended));
        Assert.False(verdict.IsGrantable);
    }

    [Fact]
    public void A_call_that_names_more_files_than_can_be_looked_at_asks()
    {
        var patch = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"*** Add File: d{i}/f\n"));
        var expanded = CallExpansion.Expand(ToolCalls.WithMembers("apply_patch", ("input", patch)));
        var rules = new RuleSet([Rules.User(Rules.Text("allow", "ALLOW any", "tool EXISTS"), Rules.Text("deny", "DENY write", "path GLOB \"**/.env\""))]);

        var verdict = Judge.Evaluate(rules, expanded, Rules.Context with { Files = new MapView() });

        Assert.Equal(Outcome.Ask, verdict.Ruling.Outcome);
        Assert.NotNull(verdict.Expanded.Unanalysable);
        Assert.Null(expanded.Unanalysable);
    }

    [Theory]
    [InlineData(Layer.Fleet, false, true, true)]
    [InlineData(Layer.User, false, true, true)]
    [InlineData(Layer.User, true, true, true)]
    [InlineData(Layer.User, true, false, false)]
    [InlineData(Layer.Default, true, true, false)]
    [InlineData(Layer.Project, false, true, false)]
    public void Only_an_allow_of_the_person_or_the_fleet_that_may_loosen_can_grant(Layer layer, bool isPack, bool mayLoosen, bool granted)
    {
        var source = Rules.Source(new SourceIdentity(layer, "s", isPack, IsTrusted: true, mayLoosen), Rules.Text("r", "ALLOW execution", "command STARTS_WITH \"git\""));

        Assert.Equal(granted, Rules.Judge(Status, source).IsGrantable);
        Assert.False(Rules.Judge(ToolCalls.Bash("git status; ls"), source).IsGrantable);
        Assert.False(Rules.Judge(Status, source, Rules.Source(Rules.Own(Layer.BuiltIn), Rules.Always("r", "ASK any"))).IsGrantable);
    }

    [Fact]
    public void A_grant_needs_every_part_of_the_call_and_is_not_hidden_by_an_inert_allow()
    {
        var user = Rules.User(Rules.Text("r", "ALLOW read", "path GLOB \"docs/**\""));

        Assert.True(Rules.Judge(ToolCalls.Of("read_files", """{"paths":["docs/a","docs/b"]}"""), user).IsGrantable);
        Assert.False(Rules.Judge(ToolCalls.Of("read_files", """{"paths":["docs/a","src/b"]}"""), user).IsGrantable);
        Assert.True(Rules.Judge(
            ToolCalls.Of("Read", """{"file_path":"docs/a"}"""), user, Rules.Source(Rules.Pack(Layer.Fleet), Rules.Always("r", "ALLOW any"))).IsGrantable);
    }

    [Fact]
    public void The_links_that_were_followed_are_kept_with_the_verdict()
    {
        var verdict = Judge.Evaluate(
            new RuleSet([Rules.User(Rules.Text("r", "DENY read", "path GLOB \"**/.env\""))]),
            CallExpansion.Expand(ToolCalls.Of("Read", """{"file_path":"notes"}""")),
            Rules.Context with { Files = new MapView(("/home/user/project/notes", ".env"), ("/elsewhere", "x")) });

        Assert.Equal("block user/r", Rules.Show(verdict));
        Assert.Equal([KeyValuePair.Create("/home/user/project/notes", ".env")], verdict.Links);
    }

    [Fact]
    public void A_call_of_many_actions_costs_no_more_than_its_size()
    {
        var patch = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"*** Add File: f{i}\n+{new string('x', 200)}\n"));
        var call = ToolCalls.WithMembers("apply_patch", ("input", patch));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Rules.Judge(call, Rules.User(Rules.Text("r", "DENY any", "input.input REGEX \"y+z\" OR content CONTAINS \"yz\" OR input.missing CONTAINS \"x\"")));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
