namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Pipelines, and-or lists and what ends them.</summary>
public sealed class PipelineTests
{
    [Theory]
    [InlineData("a | b |& c", "[a] | [b] | [c] (1 with errors)")]
    [InlineData("! a | b", "! [a] | [b]")]
    [InlineData("time -p a", "time [a]")]
    [InlineData("a && b || ! c &", "[a] && [b] || ! [c] &")]
    [InlineData("! ! a", "[a]")]
    [InlineData("a &&\n\n# c\nb |\nc", "[a] && [b] | [c]")]
    [InlineData("time", "time")]
    [InlineData("a &>x", "[a OutputBoth:x]")]
    [InlineData("a>b&&c", "[a Output:b] && [c]")]
    public void Commands_are_joined(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
