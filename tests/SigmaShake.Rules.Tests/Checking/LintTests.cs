using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Rules.Tests.Checking;

public sealed class LintTests
{
    [Theory]
    [InlineData("${command} ${path} ${tool} ${input.a} ${input.a.b}", "")]
    [InlineData("$command {path} $ {x}", "")]
    [InlineData("a ${comand} b", "SSG1102@5:14")]
    [InlineData("${x}${y}", "SSG1102@5:12 SSG1102@5:16")]
    [InlineData("${}", "SSG1102@5:12")]
    [InlineData("${input.}", "SSG1102@5:12")]
    [InlineData("${content}", "SSG1102@5:12")]
    [InlineData("\\\"${x}", "SSG1102@5:14")]
    [InlineData("\\\\${NPM_TOKEN}", "")]
    [InlineData("\\${NPM_TOKEN}", "")]
    [InlineData("${open", "")]
    public void A_placeholder_that_nothing_replaces_is_a_warning(string text, string problems)
    {
        var file = RuleFiles.Read(RuleFiles.Deny("tool EXISTS", $"CONTEXT \"{text}\""));

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.False(file.HasErrors);
        Assert.False(file.Rules[0].IsBroken);
    }

    [Theory]
    [InlineData("command INVOKES \"rm -rf /\"", "")]
    [InlineData("command INVOKES \"/bin/rm -rf /\"", "SSG1103@3:23")]
    [InlineData("command INVOKES \"rm|sbin/rm -rf /\"", "SSG1103@3:26")]
    [InlineData("command INVOKES \"cat\" AND path CONTAINS \"x\"", "SSG1104@1:6")]
    [InlineData("NOT (command INVOKES \"cat\" OR content EXISTS)", "SSG1104@1:6")]
    [InlineData("command INVOKES \"cat\" OR path CONTAINS \"x\"", "")]
    [InlineData("command INVOKES \"cat\" AND (path CONTAINS \"x\" OR command CONTAINS \"y\")", "")]
    [InlineData("path CONTAINS \"x\" AND content EXISTS", "")]
    [InlineData("command INVOKES \"cat\" AND tool EQUALS \"Bash\" AND cwd EXISTS AND input.a EXISTS", "")]
    public void A_template_or_a_rule_with_one_that_matches_nothing_is_a_warning(string condition, string problems)
    {
        var file = RuleFiles.Read(RuleFiles.Deny(condition));

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.False(file.HasErrors);
        Assert.False(file.Rules[0].IsBroken);
    }

    [Theory]
    [InlineData("agent", "SSG1104@1:6")]
    [InlineData("read", "")]
    [InlineData("network", "")]
    [InlineData("execution", "")]
    [InlineData("any", "")]
    public void Invokes_holds_on_commands_and_their_effects(string target, string problems) => Assert.Equal(
        problems, RuleFiles.Problems(RuleFiles.Read(RuleFiles.Deny("command INVOKES \"cat\"").Replace("execution", target, StringComparison.Ordinal))));

    [Theory]
    [InlineData("write", "path", "")]
    [InlineData("search", "query", "")]
    [InlineData("network", "url", "")]
    [InlineData("network", "path", "SSG1104@1:6")]
    [InlineData("write", "content", "SSG1104@1:6")]
    [InlineData("any", "path", "SSG1104@1:6")]
    public void Invokes_goes_with_the_fields_of_an_effect(string target, string field, string problems) => Assert.Equal(
        problems, RuleFiles.Problems(RuleFiles.Read(RuleFiles.Deny($"command INVOKES \"cat\" AND {field} CONTAINS \"x\"").Replace("execution", target, StringComparison.Ordinal))));

    [Fact]
    public void Equal_ids_in_one_source_all_apply_and_are_a_warning()
    {
        var one = RuleFileReader.Read("one.rules", "rule a { AMBIENT MESSAGE \"m\" }\nrule b { DENY read IF tool EXISTS MESSAGE \"m\" }"u8);
        var two = RuleFileReader.Read("two.rules", "rule c { AMBIENT MESSAGE \"m\" } rule a { DENY read IF tool EXISTS MESSAGE \"m\" }\nrule B { AMBIENT MESSAGE \"m\" }"u8);

        var warning = Assert.Single(EqualIds.Find([one, two]));

        Assert.Equal("two.rules:1:32: warning[SSG1101]: the id `a` is already taken by the rule at one.rules:1:1", warning.ToString());
        Assert.Equal("rule", two.Source.Text.Substring(warning.Span.Start, warning.Span.Length));
        Assert.Equal(2, one.Rules.Count + one.Ambients.Count);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
    }

    [Fact]
    public void Unreadable_rules_are_not_said_to_share_an_id() =>
        Assert.Empty(EqualIds.Find([RuleFiles.Read("rule a { }"), RuleFiles.Read("rule a { }")]));
}
