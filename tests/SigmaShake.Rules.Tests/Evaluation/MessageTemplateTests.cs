using System.Diagnostics;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Tests.Calls;

namespace SigmaShake.Rules.Tests.Evaluation;

public class MessageTemplateTests
{
    [Theory]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("", "")]
    [InlineData("${tool} ${command} ${path} ${input.o.k} ${input.n}", "Bash git ${tool} /a v [1,{}]")]
    [InlineData("${content} ${cwd} ${other} ${} ${input.} $tool {tool}", "${content} ${cwd} ${other} ${} ${input.} $tool {tool}")]
    [InlineData("${url", "${url")]
    [InlineData("$${tool}}", "$Bash}")]
    [InlineData("${tool}${tool}", "BashBash")]
    [InlineData("[${input.missing}]", "[]")]
    [InlineData("${Tool}", "${Tool}")]
    public void Placeholders_are_replaced_once_and_only_those_that_exist(string template, string text) => Assert.Equal(
        text,
        MessageTemplate.Render(template, CallExpansion.Expand(ToolCalls.Of("Bash", """{"command":"git ${tool}","file_path":"/a","o":{"k":"v"},"n":[1, {}]}""")).Actions[0]));

    [Fact]
    public void A_value_is_shown_safely()
    {
        var action = CallExpansion.Expand(ToolCalls.Bash("a\u001b[2J\nb\u202E" + new string('x', 300))).Actions[0];

        Assert.Equal("<a[2Jb" + new string('x', 195) + "…>", MessageTemplate.Render("<${command}>", action));
    }

    [Fact]
    public void A_large_value_named_often_is_written_once()
    {
        var action = CallExpansion.Expand(ToolCalls.Of("x", $$"""{"v":["{{new string('\u200B', 2 << 20)}}"]}""")).Actions[0];
        var clock = Stopwatch.StartNew();

        Assert.Equal(4 * 6_000, MessageTemplate.Render(string.Concat(Enumerable.Repeat("${input.v}", 6_000)), action).Length);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
