using System.Text;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Checking;

public sealed class RuleFileReaderTests
{
    [Fact]
    public void An_empty_file_has_no_rules_and_no_problems()
    {
        var file = RuleFiles.Read("");

        Assert.Empty(file.Rules);
        Assert.Empty(file.Ambients);
        Assert.Empty(file.Diagnostics);
    }

    [Fact]
    public void Every_statement_finds_its_place()
    {
        var rule = RuleFiles.ReadClean(
            """
            # what it is for
            rule no-push.v2_x {
              enabled false
              priority 900
              severity error
              ASK execution          # a person decides
              IF command CONTAINS "push"
              MESSAGE "Pushing ${command}."
              PROMPT "Push?"
              CONTEXT "The remote is shared."
              RUN "notify-send" "a push"
              WEBHOOK "https://hooks.example.com/x"
              CATEGORY git safety
              EXAMPLE "git push"
              COUNTEREXAMPLE "git pull"
            }
            """);

        Assert.Equal(
            "no-push.v2_x|Ask|Execution|False|900|Error|command Contains push|Pushing ${command}.|Push?||The remote is shared.|notify-send,a push"
            + "|https://hooks.example.com/x|git,safety|+command=git push,-command=git pull|False|False",
            RuleFiles.Show(rule));
        Assert.Equal(new SourceLocation(RuleFiles.Name, 2, 1), rule.Location);
    }

    [Fact]
    public void Defaults_are_enabled_priority_fifty_and_a_warning()
    {
        var rule = RuleFiles.ReadClean(RuleFiles.Deny("tool EXISTS"));

        Assert.True(rule.Enabled);
        Assert.Equal(50, rule.Priority);
        Assert.Equal(RuleSeverity.Warning, rule.Severity);
    }

    [Fact]
    public void Statements_stand_in_any_order_and_on_one_line()
    {
        var rule = RuleFiles.ReadClean("rule r { MESSAGE \"no\" IF command CONTAINS \"a\" OR command CONTAINS \"b\" severity info DENY any priority 7 }");

        Assert.Equal("(command Contains a OR command Contains b)", RuleFiles.Show(rule.Condition));
        Assert.Equal((Target.Any, 7, RuleSeverity.Info), (rule.Target, rule.Priority, rule.Severity));
    }

    [Theory]
    [InlineData("DENY", Decision.Deny)]
    [InlineData("ALLOW", Decision.Allow)]
    [InlineData("LOG", Decision.Log)]
    [InlineData("SHADOW", Decision.Shadow)]
    [InlineData("ASK", Decision.Ask)]
    [InlineData("FORCE", Decision.Force)]
    public void Every_decision_is_known(string word, Decision decision)
    {
        var rule = RuleFiles.ReadOne($"rule r {{\n{word} read\nIF path CONTAINS \"x\"\nMESSAGE \"m\"\nPROMPT \"p\"\nSUBSTITUTE \"s\"\n}}");

        Assert.Equal(decision, rule.Decision);
        Assert.Equal(decision == Decision.Ask ? "p" : null, rule.Prompt);
        Assert.Equal(decision == Decision.Force ? "s" : null, rule.Substitute);
    }

    [Theory]
    [InlineData("execution", Target.Execution, "command")]
    [InlineData("read", Target.Read, "path")]
    [InlineData("write", Target.Write, "path")]
    [InlineData("edit", Target.Edit, "path")]
    [InlineData("search", Target.Search, "query")]
    [InlineData("network", Target.Network, "url")]
    [InlineData("agent", Target.Agent, "tool")]
    [InlineData("any", Target.Any, "tool")]
    public void A_bare_sample_is_the_natural_field_of_the_target(string word, Target target, string field)
    {
        var rule = RuleFiles.ReadClean($"rule r {{ DENY {word} IF tool EXISTS MESSAGE \"m\" EXAMPLE \"x\" }}");

        Assert.Equal(target, rule.Target);
        Assert.Equal(field, Assert.Single(Assert.Single(rule.Samples).Values).Field.Name);
    }

    [Fact]
    public void A_sample_may_set_several_fields()
    {
        var rule = RuleFiles.ReadClean(RuleFiles.Deny("tool EXISTS", "EXAMPLE path \"a.ts\" content \"eval(x)\" input.a.b \"1\"", "COUNTEREXAMPLE tool \"\""));

        Assert.Equal(["path=a.ts content=eval(x) input.a.b=1", "tool="], rule.Samples.Select(sample => string.Join(' ', sample.Values.Select(value => $"{value.Field}={value.Value}"))));
        Assert.Equal([false, true], rule.Samples.Select(sample => sample.IsCounterexample));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_endings_change_nothing()
    {
        const string Source = "rule r {\n  DENY execution\n  IF command CONTAINS \"a\nb\"\n  MESSAGE \"x\ny\"\n}\n";
        var plain = RuleFiles.Read(Source);
        var windows = RuleFileReader.Read(RuleFiles.Name, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Source.Replace("\n", "\r\n", StringComparison.Ordinal))]);

        Assert.Empty(windows.Diagnostics);
        Assert.Equal(RuleFiles.Show(plain), RuleFiles.Show(windows));
        Assert.Equal(plain.Rules[0].Location, windows.Rules[0].Location);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_one_unreadable_rule_and_says_where()
    {
        var file = RuleFileReader.Read(RuleFiles.Name, [.. "# ok\r\n# é "u8, 0xC3, 0x28, .. "\nrule a {}"u8]);

        Assert.Equal("SSG1001@2:5", RuleFiles.Problems(file));
        AssertShut(file);
    }

    [Fact]
    public void A_file_at_the_limit_is_read_and_one_byte_more_is_one_unreadable_rule()
    {
        var rule = Encoding.UTF8.GetBytes(RuleFiles.Deny("tool EXISTS"));
        var atLimit = new byte[RuleFileReader.MaxFileBytes];
        atLimit.AsSpan().Fill((byte)'\n');
        rule.CopyTo(atLimit, 0);

        var read = RuleFileReader.Read(RuleFiles.Name, atLimit);
        var refused = RuleFileReader.Read(RuleFiles.Name, [.. atLimit, (byte)'\n']);

        Assert.Empty(read.Diagnostics);
        Assert.Equal("r", Assert.Single(read.Rules).Id);
        Assert.Equal("SSG1002@1:1", RuleFiles.Problems(refused));
        Assert.Contains("file size", refused.Diagnostics[0].Message, StringComparison.Ordinal);
        AssertShut(refused);
    }

    [Fact]
    public void Problems_beyond_a_thousand_are_counted_and_not_kept()
    {
        var file = RuleFiles.Read(string.Concat(Enumerable.Repeat("rule r { DENY }\n", 2_000)));

        Assert.Equal(1_001, file.Diagnostics.Count);
        Assert.Equal("SSG1040", file.Diagnostics[^1].Code);
        Assert.Equal(2_000, file.Rules.Count(rule => rule.IsUnreadable));
    }

    private static void AssertShut(CheckedFile file)
    {
        var rule = Assert.Single(file.Rules);
        Assert.True(rule.IsUnreadable);
        Assert.True(rule.IsBroken);
        Assert.True(rule.Enabled);
        Assert.Equal((Decision.Deny, Target.Any), (rule.Decision, rule.Target));
        Assert.IsType<Expression.Unreadable>(rule.Condition);
    }
}
