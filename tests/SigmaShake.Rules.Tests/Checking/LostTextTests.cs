namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Mistakes that might make a gate vanish: forgotten braces and quotes, misspelt keywords, torn files.</summary>
public sealed class LostTextTests
{
    private const string Good = "rule good {\n  DENY read\n  IF path EXISTS\n  MESSAGE \"m\"\n}\n";

    [Theory]
    // Top level.
    [InlineData("rul bad {\n  DENY read\n}\n" + Good, "SSG1003@1:1", "unreadable-line-1! good")]
    [InlineData("Rule bad { DENY read }\nRULE worse { }\n" + Good, "SSG1003@1:1 SSG1003@2:1", "unreadable-line-1! unreadable-line-2! good")]
    [InlineData("just some words\n" + Good, "SSG1003@1:1", "good")]
    [InlineData("}\n" + Good, "SSG1003@1:1", "good")]
    [InlineData("\" { \"\n" + Good, "SSG1003@1:1", "unreadable-line-1! good")]
    [InlineData("# rul bad { }\n" + Good, "", "good")]
    // The head.
    [InlineData("rule {\n  DENY read IF path EXISTS MESSAGE \"m\"\n}\n" + Good, "SSG1008@1:1", "unnamed-line-1 good")]
    [InlineData("rule my rule { DENY read IF path EXISTS MESSAGE \"m\" }\n" + Good, "SSG1008@1:9", "my good")]
    [InlineData("rule b@d { DENY read IF path EXISTS MESSAGE \"m\" }\n" + Good, "SSG1008@1:6", "b@d good")]
    [InlineData("rule bad\n  DENY read\n  IF path EXISTS\n  MESSAGE \"m\"\n}\n" + Good, "SSG1009@1:6", "bad good")]
    [InlineData("rule bad\n" + Good, "SSG1009@1:6 SSG1024@1:6", "bad! good")]
    [InlineData("rule\n" + Good, "SSG1008@1:1 SSG1009@1:1 SSG1024@1:1", "unreadable-line-1! good")]
    [InlineData("rule", "SSG1008@1:1 SSG1009@1:1 SSG1024@1:1", "unreadable-line-1!")]
    // The end.
    [InlineData("rule bad {\n  DENY read\n  IF path EXISTS\n  MESSAGE \"m\"\n" + Good, "SSG1010@1:6", "bad good")]
    [InlineData("rule bad {\n  DENY read\n  IF path EXISTS\n  MESSAGE \"m\"\nrle x {\n  DENY any\n}\n" + Good, "SSG1010@1:6 SSG1006@5:1", "bad unreadable-line-5! good")]
    [InlineData("rule bad {\n  DENY read\n  IF path\nrle x {\n  DENY any\n}\n" + Good, "SSG1010@1:6 SSG1026@1:6 SSG1004@4:1 SSG1013@4:7", "bad unreadable-line-3! good")]
    // Quotes.
    [InlineData("rule bad {\n  DENY read\n  IF path EXISTS\n  MESSAGE \"m\n}\n" + Good, "SSG1011@4:11", "bad good")]
    [InlineData("rule bad {\n  DENY read\n  MESSAGE \"m\"\n  IF path CONTAINS \"x\n}\n" + Good, "SSG1011@4:20", "bad good")]
    public void No_gate_is_lost(string source, string problems, string rules)
    {
        var file = RuleFiles.Read(source);

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.Equal(rules, string.Join(' ', file.Rules.Select(rule => rule.Id + (rule.IsUnreadable ? "!" : ""))));
    }

    [Fact]
    public void A_condition_that_may_be_cut_off_matches_always()
    {
        var torn = RuleFiles.ReadOne("rule a {\n  ALLOW execution\n  MESSAGE \"m\"\n  IF command STARTS_WITH \"git\"\n");
        var whole = RuleFiles.ReadOne("rule a {\n  ALLOW execution\n  IF command STARTS_WITH \"git\"\n  MESSAGE \"m\"\n");

        Assert.Equal("?", RuleFiles.Show(torn.Condition));
        Assert.Equal("command StartsWith git", RuleFiles.Show(whole.Condition));
        Assert.True(torn.IsBroken);
        Assert.True(whole.IsBroken);
    }

    [Fact]
    public void An_operand_without_closing_quote_is_broken()
    {
        var rule = RuleFiles.ReadOne("rule a {\n  DENY execution\n  MESSAGE \"m\"\n  IF command CONTAINS \"git\n}\n");

        Assert.Equal("command Contains git!", RuleFiles.Show(rule.Condition));
    }

    [Fact]
    public void An_operand_that_swallowed_the_next_line_is_broken()
    {
        var file = RuleFiles.Read("rule a {\n  DENY execution\n  IF command CONTAINS \"git\n  MESSAGE \"Do not.\"\n}\n");

        Assert.Equal("SSG1026@1:6 SSG1012@4:11", RuleFiles.Problems(file));
        Assert.Equal("command Contains git\n  MESSAGE \"Do not.!", RuleFiles.Show(file.Rules[0].Condition));
        Assert.True(file.Rules[0].IsBroken);
    }

    [Theory]
    [InlineData("content CONTAINS \"v-html=\"\"", "content Contains v-html=\"", "SSG1012@3:31")]
    [InlineData("content CONTAINS \"say \"hello\" now\"", "content Contains say \"hello\" now", "SSG1012@3:28")]
    [InlineData("content CONTAINS \"a\"b\\\"c\"", "content Contains a\"b\"c", "SSG1012@3:25")]
    public void An_unescaped_quote_is_read_up_to_the_last_quote_on_its_line(string condition, string meaning, string problems)
    {
        var file = RuleFiles.Read(RuleFiles.Deny(condition));

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.Equal(meaning, RuleFiles.Show(file.Rules[0].Condition));
    }

    [Theory]
    [InlineData("command CONTAINS \"a\"AND command CONTAINS \"b\"", "(command Contains a AND command Contains b)")]
    [InlineData("command CONTAINS \"a\"path EXISTS", "(command Contains a AND path Exists)")]
    [InlineData("(command CONTAINS \"a\")", "command Contains a")]
    [InlineData("command CONTAINS \"a\"# it's \"quoted\"", "command Contains a")]
    [InlineData("command CONTAINS \"a\"CATEGORY \n", "command Contains a")]
    public void What_may_follow_a_string_ends_it(string condition, string meaning) =>
        Assert.Equal(meaning, RuleFiles.Show(RuleFiles.ReadOne(RuleFiles.Deny(condition)).Condition));
}
