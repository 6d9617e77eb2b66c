using System.Diagnostics;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Tests.Formatting;

namespace SigmaShake.Rules.Tests.Checking;

public sealed class LimitTests
{
    private static readonly TimeSpan MuchLongerThanLinear = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("😀")]
    public void A_string_may_hold_64_KiB(string character)
    {
        var atLimit = string.Concat(Enumerable.Repeat(character, StringLimit.MaxBytes / System.Text.Encoding.UTF8.GetByteCount(character)));
        var fits = RuleFiles.Read(RuleFiles.Deny($"command CONTAINS \"{atLimit}\"", $"CONTEXT \"{atLimit}\""));
        var refused = RuleFiles.Read(RuleFiles.Deny($"command CONTAINS \"{atLimit}xyzw\"", $"CONTEXT \"{atLimit}xyzw\"", $"RUN \"{atLimit}xyzw\"", $"EXAMPLE \"{atLimit}xyzw\""));

        Assert.Empty(fits.Diagnostics);
        Assert.Equal(atLimit, fits.Rules[0].Context);
        Assert.Equal("SSG1034@3:23 SSG1034@5:11 SSG1034@6:7 SSG1034@7:11", RuleFiles.Problems(refused));
        Assert.All(refused.Diagnostics, diagnostic => Assert.Contains("string size", diagnostic.Message, StringComparison.Ordinal));
        Assert.Equal("command Contains !", RuleFiles.Show(refused.Rules[0].Condition));
        Assert.Equal((null, 0, 0), (refused.Rules[0].Context, refused.Rules[0].Run.Count, refused.Rules[0].Samples.Count));
    }

    [Theory]
    [InlineData("GLOB")]
    [InlineData("REGEX")]
    [InlineData("MATCHES")]
    [InlineData("LINE_REGEX")]
    public void A_pattern_may_hold_4_KiB(string @operator)
    {
        var file = RuleFiles.Read(RuleFiles.Deny($"path {@operator} \"{new string('x', OperandChecker.MaxPatternBytes + 1)}\""));

        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal("SSG1033", diagnostic.Code);
        Assert.Contains("pattern size", diagnostic.Message, StringComparison.Ordinal);
        Assert.True(Assert.IsType<Expression.Condition>(file.Rules[0].Condition).IsBroken);
    }

    [Fact]
    public void A_template_may_hold_1_KiB()
    {
        var file = RuleFiles.Read(RuleFiles.Deny($"command INVOKES \"{new string('x', TemplateLimits.MaxTemplateBytes + 1)}\""));

        Assert.Equal("SSG1043@3:23", RuleFiles.Problems(file));
        Assert.Contains("template size", file.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.True(Assert.IsType<Expression.Condition>(file.Rules[0].Condition).IsBroken);
    }

    [Fact]
    public void A_literal_may_be_longer_than_a_pattern() =>
        Assert.Empty(RuleFiles.Read(RuleFiles.Deny($"path CONTAINS \"{new string('x', OperandChecker.MaxPatternBytes + 1)}\"")).Diagnostics);

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("\"\n")]
    [InlineData("\\\"\n")]
    [InlineData("\"\\\"\n")]
    [InlineData("\"a\"b")]
    [InlineData("\" \"")]
    [InlineData("# \n")]
    [InlineData("\u0000")]
    [InlineData("rule ")]
    [InlineData("rule a{")]
    [InlineData("rule a {\n")]
    [InlineData("rule a {\n\"")]
    [InlineData("rule a { IF ")]
    [InlineData("rule a { DENY any IF tool EXISTS MESSAGE \"😀\" } ")]
    [InlineData("rule a { DENY any IF (tool EXISTS MESSAGE \"\n\" } ")]
    [InlineData("AND ")]
    [InlineData("😀 ")]
    [InlineData("xx\n")]
    public void A_file_of_one_mebibyte_is_read_in_linear_time(string unit)
    {
        const string Head = "rule r {\n  DENY execution\n  IF ";
        string[] sources = [Repeat(unit, 0), Head + Repeat(unit, Head.Length), Head + "tool EXISTS MESSAGE \"" + Repeat(unit, Head.Length + 30)];

        var clock = Stopwatch.StartNew();
        foreach (var source in sources)
        {
            var file = RuleFiles.Read(source);
            RuleFormatterTests.Format(source);
            Assert.All(file.Diagnostics, diagnostic => Assert.True(diagnostic.Location.Line > 0));
        }

        Assert.True(clock.Elapsed < MuchLongerThanLinear, $"`{unit}` took {clock.Elapsed}");
    }

    [Fact]
    public void Brackets_at_the_limit_of_the_file_do_not_exhaust_the_stack()
    {
        var file = RuleFiles.Read(RuleFiles.Deny(Repeat("NOT (", 100)));

        Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Code == "SSG1037");
        Assert.True(file.Rules[0].IsBroken);
        Assert.InRange(ExpressionParser.MaxDepth, 32, 32);
    }

    private static string Repeat(string unit, int reserved)
    {
        var count = (RuleFileReader.MaxFileBytes - reserved) / System.Text.Encoding.UTF8.GetByteCount(unit);
        return string.Concat(Enumerable.Repeat(unit, count));
    }
}
