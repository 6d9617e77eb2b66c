using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Commands;

namespace SigmaShake.Rules.Tests.Evaluation;

/// <summary>Who sees what: INVOKES simple commands, text operators scripts.</summary>
public class InvokesTests
{
    private const string Script = "cd x; git push -f";

    [Theory]
    // Each is asked of the call itself and of its simple commands `cd x` and `git push -f`.
    [InlineData("command INVOKES \"git push\"", "no no yes")]
    [InlineData("command NOT INVOKES \"git push\"", "no yes no")]
    [InlineData("NOT command INVOKES \"git push\"", "no yes no")]
    [InlineData("NOT (command INVOKES \"git push\" OR command INVOKES \"ls\")", "no yes no")]
    [InlineData("NOT (command INVOKES \"git push\" AND command INVOKES \"ls\")", "no yes yes")]
    [InlineData("command CONTAINS \"push\"", "yes no no")]
    [InlineData("command NOT CONTAINS \"nothing\"", "yes no no")]
    [InlineData("command EXISTS", "yes no no")]
    [InlineData("command NOT EXISTS", "no no no")]
    [InlineData("command INVOKES \"cd\" AND command CONTAINS \"push\"", "no yes no")]
    [InlineData("command INVOKES \"git\" AND command EQUALS \"cd x; git push -f\"", "no no yes")]
    [InlineData("command INVOKES \"git\" AND command NOT CONTAINS \"cd x\"", "no no no")]
    [InlineData("command INVOKES \"git\" OR command CONTAINS \"push\"", "yes yes yes")]
    [InlineData("command INVOKES \"cd\" AND path NOT CONTAINS \"x\"", "no no no")]
    [InlineData("command INVOKES \"cd\" AND tool EQUALS \"Bash\" AND input.command STARTS_WITH \"cd\"", "no yes no")]
    [InlineData("tool EQUALS \"Bash\"", "yes yes yes")]
    [InlineData("command INVOKES \"|\"", "yes yes yes")]
    [InlineData("command NOT INVOKES \"|\"", "yes yes yes")]
    [InlineData("path INVOKES \"git\"", "yes yes yes")]
    [InlineData("command INVOKES \"|\" AND command CONTAINS \"nothing\"", "no no no")]
    [InlineData("command INVOKES \"|\" AND command CONTAINS \"push\"", "yes yes yes")]
    [InlineData("command REGEX \"(\"", "yes yes yes")]
    public void A_condition_sees_what_it_is_meant_for(string condition, string truths)
    {
        var expanded = CallExpansion.Expand(ToolCalls.Bash(Script), Rules.Context);

        Assert.Equal(truths, string.Join(' ', expanded.Actions.Take(3).Select(action => Holds("DENY any", condition, action) ? "yes" : "no")));
    }

    [Theory]
    [InlineData("DENY write", "command INVOKES \"rm -rf\"", true)]
    [InlineData("DENY write", "command INVOKES \"rm -rf\" AND path NOT REGEX \"^[^/]\"", true)]
    [InlineData("DENY write", "command INVOKES \"rm -rf\" AND path GLOB \"/etc/*\"", true)]
    [InlineData("DENY write", "command INVOKES \"mv\"", false)]
    [InlineData("DENY any", "command INVOKES \"rm -rf\"", false)] // means the command, once
    public void An_effect_knows_whose_it_is(string gate, string condition, bool holds) =>
        Assert.Equal(holds, Holds(gate, condition, CallExpansion.Expand(ToolCalls.Bash("rm -rf /etc/x"), Rules.Context).Actions.Single(action => action.Capability == Capability.Write)));

    [Theory]
    [InlineData("command INVOKES \"|\"")]
    [InlineData("command NOT INVOKES \"|\"")]
    public void A_template_that_cannot_be_compiled_is_false_in_an_allow(string condition) =>
        Assert.All(CallExpansion.Expand(ToolCalls.Bash(Script), Rules.Context).Actions, action => Assert.False(Holds("ALLOW any", condition, action)));

    [Theory]
    [InlineData("DENY any", "command INVOKES \"tool --force\"", true)]
    [InlineData("DENY any", "command NOT INVOKES \"tool --force\"", true)]
    [InlineData("ALLOW any", "command INVOKES \"tool --force\"", false)]
    [InlineData("ALLOW any", "command NOT INVOKES \"tool --force\"", false)]
    public void What_may_be_meant_counts_where_it_makes_the_rule_stricter(string gate, string condition, bool holds) =>
        Assert.Equal(holds, Holds(gate, condition, SimpleCommands.Action("tool --forc")));

    [Fact]
    public void An_exception_by_a_longer_option_does_not_open_the_gate_for_a_shorter_one()
    {
        const string Condition = "command INVOKES \"git push --force\" AND command NOT INVOKES \"git push --force-with-lease\"";

        Assert.True(Holds("DENY any", Condition, SimpleCommands.Action("git push --force")));
        Assert.False(Holds("DENY any", Condition, SimpleCommands.Action("git push --force-with-lease")));
        Assert.True(Holds("DENY any", Condition.Replace("git", "tool", StringComparison.Ordinal), SimpleCommands.Action("tool push --force")));
    }

    [Fact]
    public void The_home_is_that_of_the_call()
    {
        Assert.True(Holds("DENY any", "command INVOKES \"rm ~/x\"", SimpleCommands.Action("rm /home/user/x")));
        Assert.False(Holds("DENY any", "command INVOKES \"rm ~/x\"", SimpleCommands.Action("rm /root/x")));
    }

    [Theory]
    [InlineData("ALLOW execution", "command INVOKES \"git push\"", "git push", "block pack/on-text")]
    [InlineData("ALLOW execution", "tool EXISTS", "git push", "allow user/allow")]
    [InlineData("ALLOW execution", "tool EXISTS", "git push; ls", "block pack/on-text")]
    public void An_allow_by_invokes_does_not_speak_for_the_script(string gate, string condition, string script, string verdict) => Assert.Equal(
        verdict,
        Rules.Show(Judge(script, Rules.User(Rules.Text("allow", gate, condition)), Rules.Source(Rules.Pack(Layer.Default), Rules.Text("on-text", "DENY any", "command CONTAINS \"push\"")))));

    [Theory]
    [InlineData("command INVOKES \"git push\"", "git push", "allow user/allow")]
    [InlineData("command INVOKES \"git push\"", "cd x; git push", "allow user/allow")]
    [InlineData("command INVOKES \"git push\" AND command CONTAINS \"cd\"", "cd x; git push", "allow user/allow")]
    [InlineData("command NOT INVOKES \"rm\"", "cd x; git push", "allow user/allow")]
    [InlineData("command INVOKES \"git push\"", "git push; git push -f", "allow user/allow")]
    [InlineData("command INVOKES \"git status\"", "git status; git push", "block pack/on-push")]
    // It matches on `git push` too, but only by what stands elsewhere in the script.
    [InlineData("command INVOKES \"git status\" OR command CONTAINS \"status\"", "git status; git push", "block pack/on-push")]
    [InlineData("command INVOKES \"git push\" OR command CONTAINS \"cd\"", "cd x; git push", "allow user/allow")]
    [InlineData("tool EXISTS", "cd x; git push", "block pack/on-push")]
    [InlineData("tool EXISTS", "git push", "allow user/allow")]
    public void An_allow_by_invokes_loosens_the_command_that_it_matched(string condition, string script, string verdict) => Assert.Equal(
        verdict,
        Rules.Show(Judge(
            script, Rules.User(Rules.Text("allow", "ALLOW execution", condition)), Rules.Source(Rules.Pack(Layer.Default), Rules.Text("on-push", "DENY any", "command INVOKES \"git push\"")))));

    [Fact]
    public void An_explanation_shows_which_command_matched()
    {
        var verdict = Judge("cd x; git push 'a b'", Rules.User(Rules.Text("deny", "DENY any", "command INVOKES \"git push\"")));

        Assert.Equal("block user/deny", Rules.Show(verdict));
        Assert.Equal("invoke git push 'a b'", verdict.Ruling.Deciding!.Action.Describe());
    }

    [Fact]
    public void A_script_is_read_once_for_a_condition_however_many_commands_stand_in_it()
    {
        var script = string.Join(';', Enumerable.Range(0, 5_000).Select(number => $"echo {number}")) + new string(' ', 1 << 20);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var verdict = Judge(script, Rules.User(Rules.Text("deny", "DENY any", "command INVOKES \"echo\" AND command REGEX \"[x-z]y{3,9}q$\"")));

        Assert.Equal("allow", Rules.Show(verdict));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
    }

    private static Verdict Judge(string script, params RuleSource[] sources) =>
        SigmaShake.Rules.Evaluation.Judge.Evaluate(new RuleSet(sources), CallExpansion.Expand(ToolCalls.Bash(script), Rules.Context), Rules.Context);

    private static bool Holds(string gate, string condition, ToolAction action)
    {
        var image = Rules.Image(Rules.One(Rules.Text("r", gate, condition)));
        return new ConditionEvaluator(action, Rules.Context, new CallConditions()).Holds(image, in image.Rule(0));
    }
}
