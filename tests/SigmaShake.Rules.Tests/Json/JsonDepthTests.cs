using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Tests.Json;

public sealed class JsonDepthTests
{
    [Theory]
    [InlineData(JsonParser.MaxDepth, null)]
    [InlineData(JsonParser.MaxDepth + 1, "arrays and objects nest deeper than 128")]
    [InlineData(JsonParser.MaxDepth + 2, "arrays and objects nest deeper than 128")]
    [InlineData(100_000, "arrays and objects nest deeper than 128")]
    public void The_limit_on_depth_is_exact_and_said(int depth, string? problem)
    {
        Assert.Equal(problem, Parse(new string('[', depth) + new string(']', depth)));
        Assert.Equal(problem, Parse(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
    }

    [Fact]
    public void An_error_at_the_deepest_level_is_not_taken_for_depth() =>
        Assert.Equal("not JSON at line 1, byte 129", Parse(new string('[', JsonParser.MaxDepth) + "?"));

    private static string? Parse(string json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json)).Problem;
}
