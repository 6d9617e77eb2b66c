using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class RuleCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Rules_are_listed_by_layer_in_judging_order()
    {
        _run.Write("state/rules/a.rules", Rule("late", "DENY", priority: 1) + Rule("early", "ASK", priority: 99) + Rule("off", "LOG", extra: "  enabled false\n"));
        _run.Write("project/.sigmashake/rules/p.rules", Rule("p", "FORCE"));

        Assert.Equal(0, _run.Run("rule", "list"));

        Assert.StartsWith("built-in layer, self-protection\n  on  DENY   ", _run.Output);
        Assert.Contains(
            "\nuser layer, user\n"
            + "  on  ASK    execution   99  user/early\n"
            + "  off LOG    execution   50  user/off\n"
            + "  on  DENY   execution    1  user/late\n",
            _run.Output);
        Assert.EndsWith("\nproject layer, project (not trusted)\n  on  DENY   execution   50  project/p\n", _run.Output);
    }

    [Fact]
    public void One_rule_is_shown_as_it_is_written()
    {
        const string Text = "rule a {\n  DENY   execution # why\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n}";
        _run.Write("state/rules/a.rules", $"# above\n{Text}\n# below\n");

        Assert.Equal(0, _run.Run("rule", "show", "user/a"));
        Assert.Equal($"# user/a: user layer, {_run.State.Rules}/a.rules:2:1\n{Text}\n", _run.Output);

        Assert.Equal(0, _run.Run("rule", "show", "destructive/fork-bomb"));
        Assert.StartsWith("# destructive/fork-bomb: default layer, packs/destructive.rules:", _run.Output);
        Assert.Contains("\nrule fork-bomb {\n", _run.Output);
    }

    [Theory]
    [InlineData("fork-bomb", "did you mean `destructive/fork-bomb`?")]
    [InlineData("destructive/fork-bom", "did you mean `destructive/fork-bomb`?")]
    [InlineData("destructve/fork-bomb", "did you mean `destructive/fork-bomb`?")]
    [InlineData("zzz", "`ssg rule list` shows them")]
    [InlineData("", "`ssg rule list` shows them")]
    public void An_unknown_rule_gets_a_suggestion(string id, string suggestion)
    {
        foreach (var verb in new[] { "show", "enable", "disable" })
        {
            Assert.Equal(2, _run.Run("rule", verb, id));
            Assert.Equal($"ssg: there is no rule `{id}` here; {suggestion}\n", _run.Error);
        }
    }

    [Fact]
    public void A_person_switches_a_rule_off_and_anybody_on_again()
    {
        _run.Write("state/rules/a.rules", Rule("a", "DENY"));

        Assert.Equal(0, _run.Run("rule", "disable", "user/a"));
        Assert.Equal("user/a is off; `ssg rule enable user/a` switches it on again\n", _run.Output);
        _run.Run("rule", "list");
        Assert.Contains("  off DENY   execution   50  user/a\n", _run.Output);

        _run.IsPerson = false;
        Assert.Equal(0, _run.Run("rule", "enable", "user/a"));
        _run.Run("rule", "list");
        Assert.Contains("  on  DENY   execution   50  user/a\n", _run.Output);
        Assert.Equal(["rule-disable user/a", "rule-enable user/a"], _run.Actions());
    }

    [Fact]
    public void Switching_twice_is_on_record_once()
    {
        _run.Write("state/rules/a.rules", Rule("a", "DENY"));

        for (var i = 0; i < 2; i++) Assert.Equal(0, _run.Run("rule", "disable", "user/a"));
        for (var i = 0; i < 2; i++) Assert.Equal(0, _run.Run("rule", "enable", "user/a"));

        Assert.Equal(["rule-disable user/a", "rule-enable user/a"], _run.Actions());
    }

    [Fact]
    public void An_agent_switches_nothing_off()
    {
        _run.Write("state/rules/a.rules", Rule("a", "DENY"));
        _run.IsPerson = false;

        Assert.Equal(2, _run.Run("rule", "disable", "user/a"));
        Assert.Contains("is for a person only", _run.Error);
        Assert.Empty(DisabledRules.Read(_run.State).In(null));
        Assert.Empty(_run.Actions());
    }

    /// <summary>An ASK before a DENY of its source answers in its place, and an id given twice switches both.</summary>
    [Theory]
    [InlineData("ALLOW", "DENY")]
    [InlineData("DENY", "ALLOW")]
    [InlineData("ASK", null)]
    [InlineData("DENY", "ASK")]
    public void An_agent_switches_nothing_on_that_may_loosen(string decision, string? twin)
    {
        _run.Write("state/rules/a.rules", Rule("a", decision) + (twin is null ? "" : Rule("a", twin)));
        Assert.Equal(0, _run.Run("rule", "disable", "user/a"));
        _run.IsPerson = false;

        Assert.Equal(2, _run.Run("rule", "enable", "user/a"));

        Assert.Contains("`ssg rule enable` loosens the guard and is for a person only", _run.Error);
        Assert.Equal(["user/a"], DisabledRules.Read(_run.State).In(null));
    }

    [Fact]
    public void The_guards_on_ourselves_cannot_be_switched_off()
    {
        Assert.Equal(2, _run.Run("rule", "disable", "self-protection/own-state"));
        Assert.Equal("ssg: `self-protection/own-state` guards SigmaShake itself and cannot be switched off\n", _run.Error);
    }

    [Fact]
    public void A_rule_that_is_off_in_its_own_text_says_where()
    {
        _run.Write("state/rules/a.rules", Rule("a", "DENY", extra: "  enabled false\n"));

        Assert.Equal(2, _run.Run("rule", "enable", "user/a"));
        Assert.Equal($"ssg: `user/a` is switched off in its own text; change `enabled false` at {_run.State.Rules}/a.rules:1:1\n", _run.Error);
    }

    [Fact]
    public void A_projects_rule_is_switched_off_for_that_project()
    {
        _run.Write("project/.sigmashake/rules/p.rules", Rule("p", "DENY"));

        Assert.Equal(0, _run.Run("rule", "disable", "project/p"));

        Assert.Equal(["project/p"], DisabledRules.Read(_run.State).In(_run.Project));
        Assert.Empty(DisabledRules.Read(_run.State).In(null));
        Assert.Equal([$"rule-disable project/p {_run.Project}"], _run.Actions());
    }

    /// <summary>The gates that stand for a project's broken folder and configuration are that project's too.</summary>
    [Theory]
    [InlineData("project/.sigmashake/rules", "")]
    [InlineData("project/.sigmashake/config.toml", "grant = true")]
    public void A_broken_projects_gate_is_switched_off_for_that_project(string path, string content)
    {
        _run.Write(path, content);
        Assert.Equal(0, _run.Run("rule", "list"));
        var id = _run.Output.Split("project/")[1].Split(' ')[0];

        Assert.Equal(0, _run.Run("rule", "disable", $"project/{id}"));

        Assert.Equal([$"project/{id}"], DisabledRules.Read(_run.State).In(_run.Project));
        _run.Run("rule", "list");
        Assert.Contains($"  off ASK    any         50  project/{id}", _run.Output);
    }

    [Fact]
    public void What_cannot_be_put_on_record_is_not_done()
    {
        _run.Write("state/rules/a.rules", Rule("a", "DENY"));
        _run.Write("state/ledger", "not a folder");

        foreach (var call in new[] { "rule disable user/a", "config set mode observe", "pause --for 10m --reason x" })
        {
            Assert.Equal(1, _run.Run(call.Split(' ')));
            Assert.StartsWith("ssg: ", _run.Error);
        }

        Assert.Empty(DisabledRules.Read(_run.State).In(null));
        Assert.False(File.Exists(_run.State.Configuration));
        Assert.False(File.Exists(_run.State.Pause));
    }

    internal static string Rule(string id, string decision, int priority = 50, string extra = "") =>
        $"rule {id} {{\n  priority {priority}\n{extra}  {decision} execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n{decision switch { "ASK" => "  PROMPT \"p\"\n", "FORCE" => "  SUBSTITUTE \"s\"\n", _ => "" }}}}\n";
}
