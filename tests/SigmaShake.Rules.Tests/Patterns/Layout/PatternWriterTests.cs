using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Tests.Patterns.Differential;

namespace SigmaShake.Rules.Tests.Patterns.Layout;

public sealed class PatternWriterTests
{
    [Fact]
    public void The_same_operand_is_laid_out_in_the_same_bytes()
    {
        var generator = new RandomRegex(RandomSource.Create(), lookAround: true);
        for (var i = 0; i < 500; i++)
        {
            var regex = generator.Make(depth: 3);
            var first = LaidOut.Bytes(TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!, out var offset);
            var second = LaidOut.Bytes(TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!, out var again);
            Assert.Equal(offset, again);
            Assert.True(first.AsSpan().SequenceEqual(second), $"`{regex}` was laid out differently");
        }
    }

    [Fact]
    public void Equal_parts_of_patterns_are_stored_once()
    {
        var writer = new RegionWriter();
        TextPattern.Compile(Operator.Regex, onPath: false, @"\bfirst\b").Pattern!.WriteTo(writer);
        var one = writer.Length;
        TextPattern.Compile(Operator.Regex, onPath: false, @"\bfirst\b").Pattern!.WriteTo(writer);
        // What is left is the headers of the pattern and of its pass.
        Assert.InRange(writer.Length - one, 1, 64);
    }

    [Fact]
    public void A_pattern_is_used_from_where_it_lies_among_others()
    {
        var writer = new RegionWriter();
        var random = RandomSource.Create();
        var generator = new RandomRegex(random, lookAround: true);
        var patterns = Enumerable.Range(0, 300)
            .Select(_ => TextPattern.Compile(Operator.Regex, onPath: false, generator.Make(depth: 3)).Pattern!)
            .Select(pattern => (pattern, offset: pattern.WriteTo(writer)))
            .ToList();
        var region = Region.Of(writer.Written);
        foreach (var (pattern, offset) in patterns)
        {
            var text = LaidOut.PerhapsBroken(random, generator.Text());
            Assert.Equal(pattern.IsMatch(text), TextPattern.At(region, offset).IsMatch(text));
        }
    }
}
