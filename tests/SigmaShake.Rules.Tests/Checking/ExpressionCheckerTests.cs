using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Checking;

public sealed class ExpressionCheckerTests
{
    [Theory]
    [InlineData("path EXISTS OR url EXISTS AND tool EXISTS", "(path Exists OR (url Exists AND tool Exists))")]
    [InlineData("(path EXISTS OR url EXISTS) AND tool EXISTS", "((path Exists OR url Exists) AND tool Exists)")]
    [InlineData("path EXISTS url EXISTS\n  tool EXISTS", "(path Exists AND url Exists AND tool Exists)")]
    [InlineData("path EXISTS (url EXISTS OR tool EXISTS)", "(path Exists AND (url Exists OR tool Exists))")]
    [InlineData("path EXISTS\n  OR url EXISTS\n  OR tool EXISTS", "(path Exists OR url Exists OR tool Exists)")]
    [InlineData("path EXISTS AND (url EXISTS AND tool EXISTS)", "(path Exists AND url Exists AND tool Exists)")]
    [InlineData("NOT path EXISTS", "path NOT Exists")]
    [InlineData("path NOT EXISTS", "path NOT Exists")]
    [InlineData("NOT path NOT EXISTS", "path Exists")]
    [InlineData("NOT (NOT path EXISTS)", "path Exists")]
    [InlineData("NOT (path EXISTS AND url EXISTS)", "(path NOT Exists OR url NOT Exists)")]
    [InlineData("NOT(path EXISTS OR NOT url EXISTS)", "(path NOT Exists AND url Exists)")]
    [InlineData("NOT (path EXISTS OR (url EXISTS AND NOT tool EXISTS))", "(path NOT Exists AND (url NOT Exists OR tool Exists))")]
    [InlineData("NOT (path EXISTS AND url NOT EXISTS) OR tool EXISTS", "(path NOT Exists OR url Exists OR tool Exists)")]
    [InlineData("((((path EXISTS))))", "path Exists")]
    public void NOT_is_carried_inward_and_AND_binds_tighter(string condition, string meaning) =>
        Assert.Equal(meaning, RuleFiles.Show(RuleFiles.ReadClean(RuleFiles.Deny(condition)).Condition));

    [Theory]
    [InlineData("EQUALS", Operator.Equals)]
    [InlineData("CONTAINS", Operator.Contains)]
    [InlineData("STARTS_WITH", Operator.StartsWith)]
    [InlineData("ENDS_WITH", Operator.EndsWith)]
    [InlineData("WORD", Operator.Word)]
    [InlineData("GLOB", Operator.Glob)]
    [InlineData("REGEX", Operator.Regex)]
    [InlineData("MATCHES", Operator.Regex)]
    [InlineData("LINE_CONTAINS", Operator.LineContains)]
    [InlineData("LINE_REGEX", Operator.LineRegex)]
    public void Every_operator_is_known(string word, Operator @operator)
    {
        var condition = Assert.IsType<Expression.Condition>(RuleFiles.ReadOne(RuleFiles.Deny($"input.a-b.c NOT {word} \"x\"")).Condition);

        Assert.Equal(@operator, condition.Operator);
        Assert.Equal("x", condition.Operand);
        Assert.True(condition.Negated);
        Assert.Equal(["a-b", "c"], condition.Field.Keys);
        Assert.Equal(new SourceLocation(RuleFiles.Name, 3, 6), condition.Location);
    }

    [Fact]
    public void Every_field_is_known()
    {
        foreach (var kind in Enum.GetValues<FieldKind>().Where(kind => kind != FieldKind.Input))
        {
            var name = Field.Of(kind).Name;
            var condition = Assert.IsType<Expression.Condition>(RuleFiles.ReadClean(RuleFiles.Deny($"{name} EQUALS \"\"")).Condition);
            Assert.Equal(kind, condition.Field.Kind);
        }
    }

    [Fact]
    public void The_compiled_operand_judges_by_the_unescaped_text()
    {
        var condition = Assert.IsType<Expression.Condition>(RuleFiles.ReadClean(RuleFiles.Deny("""command EQUALS "a\"b\\c\s" """)).Condition);

        Assert.Equal("""a"b\c\s""", condition.Operand);
        Assert.True(condition.Pattern!.IsMatch("""a"b\c\s"""u8));
        Assert.False(condition.Pattern.IsMatch("""a\"b\\c\s"""u8));
    }

    [Fact]
    public void A_pattern_that_cannot_be_compiled_keeps_its_place()
    {
        var rule = RuleFiles.ReadOne(RuleFiles.Deny("command REGEX \"a(\" AND tool EXISTS"));

        Assert.Equal("(command Regex a(! AND tool Exists)", RuleFiles.Show(rule.Condition));
        Assert.True(rule.IsBroken);
    }

    [Fact]
    public void Parentheses_nest_up_to_the_limit()
    {
        var max = ExpressionParser.MaxDepth;
        var atLimit = RuleFiles.Read(RuleFiles.Deny($"{new string('(', max)}tool EXISTS{new string(')', max)}"));
        var beyond = RuleFiles.Read(RuleFiles.Deny($"{new string('(', max + 1)}tool EXISTS{new string(')', max + 1)}"));

        Assert.Empty(atLimit.Diagnostics);
        Assert.Equal("SSG1037@3:38", RuleFiles.Problems(beyond));
        Assert.Contains("expression depth", beyond.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal("?", RuleFiles.Show(beyond.Rules[0].Condition));
    }

    [Fact]
    public void Many_terms_are_not_deep()
    {
        var rule = RuleFiles.ReadClean(RuleFiles.Deny(string.Join(" OR ", Enumerable.Repeat("tool EXISTS AND NOT path EXISTS", 20_000))));

        Assert.Equal(20_000, Assert.IsType<Expression.Any>(rule.Condition).Terms.Count);
    }
}
