using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates;

namespace SigmaShake.Rules.Tests.Templates.Parsing;

public class TemplateParserTests
{
    [Theory]
    [InlineData("", 0, 0, "names no program")]
    [InlineData("   ", 0, 3, "names no program")]
    [InlineData("-f git", 0, 2, "names no program")]
    [InlineData("-- git", 0, 2, "names no program")]
    [InlineData("git||hub", 3, 1, "alternative is empty")]
    [InlineData("|git", 0, 1, "alternative is empty")]
    [InlineData("git push -f|", 11, 1, "alternative is empty")]
    [InlineData("git push | x", 9, 1, "alternative is empty")]
    [InlineData("git -f|push", 7, 4, "has no dash")]
    [InlineData("git -f|-", 7, 1, "has no dash")]
    [InlineData("tool --out=json|yaml", 16, 4, "has no dash")]
    [InlineData("git push|-f", 9, 2, "what is none")]
    [InlineData("git|-f push", 4, 2, "what is none")]
    [InlineData("git -f|--", 7, 2, "`--` is no alternative")]
    [InlineData("tool --a*b", 8, 1, "`*` in the name")]
    [InlineData("tool -[ab]", 6, 1, "`[` in the name")]
    [InlineData("tool --=x", 5, 2, "names no option")]
    [InlineData("tool -=x", 5, 1, "names no option")]
    [InlineData("tool a[", 6, 1, "never closed")]
    [InlineData("tool --opt=a{", 12, 1, "never closed")]
    [InlineData("tool ~/x[", 8, 1, "never closed")]
    [InlineData("tool a\\", 6, 1, "stands at the end")]
    [InlineData("tool --a\\", 8, 1, "in the name")]
    public void What_is_no_template_is_refused_with_its_place(string template, int start, int length, string message)
    {
        var error = CommandTemplate.Compile(template).Error!;

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((start, length), (error.Span.Start, error.Span.Length));
        Assert.NotEmpty(error.Help);
        Assert.Equal(PatternErrorKind.Syntax, error.Kind);
    }

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal(1, CommandTemplate.Compile("a" + '\uD800').Error!.Span.Start);

    [Fact]
    public void A_template_may_hold_1_KiB()
    {
        Assert.True(CommandTemplate.Compile("é " + new string('x', TemplateLimits.MaxTemplateBytes - 3)).Succeeded);

        var error = CommandTemplate.Compile("é " + new string('x', TemplateLimits.MaxTemplateBytes - 2)).Error!;
        Assert.Equal(PatternErrorKind.TooLarge, error.Kind);
        Assert.Contains("1025 bytes, more than the limit of 1024 (template size)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bin/rm x", 0, 7, "write `rm`")]
    [InlineData("rm|*/rm x", 3, 4, "write `rm`")]
    [InlineData("bin/ x", 0, 4, "write `*`")]
    [InlineData("{/bin/,}rm x", -1, 0, "")]
    [InlineData("rm /x", -1, 0, "")]
    public void A_program_that_no_command_can_have_is_doubted(string template, int start, int length, string help)
    {
        var doubt = CommandTemplate.Compile(template).Doubt;

        Assert.Equal(start, doubt?.Span.Start ?? -1);
        Assert.Equal(length, doubt?.Span.Length ?? 0);
        Assert.Contains(help, doubt?.Help ?? "", StringComparison.Ordinal);
    }
}
