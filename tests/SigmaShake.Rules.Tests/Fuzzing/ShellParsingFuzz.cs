using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Rules.Tests.Shell.Parsing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever the script, its tree stands in the text, in order, and leaves out nothing but what separates words.</summary>
public sealed class ShellParsingFuzz
{
    [Fact]
    public void Scripts_become_trees() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Two_million_scripts_become_trees() => FuzzRun.Of(2_000_000, Execute);

    private static void Execute(Random random)
    {
        var text = ShellTexts.Mutator.Make(random);
        var script = ShellParser.Parse(text);
        try
        {
            var nodes = TreeCheck.Check(script);
            WordCover.Check(script);
            if (random.Next(8) == 0) Assert.Equal(nodes, TreeCheck.Check(ShellParser.Parse(text)));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(TreeCheck.Show(text), e);
        }
    }
}
