using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Tests.Patterns.Differential;

namespace SigmaShake.Rules.Tests.Patterns.Automata;

/// <summary>Three ways to the same answer: automata, the simulation that stops early, and the simulation that finds where.</summary>
public sealed class EquivalenceTests
{
    private const int Patterns = 6000;
    private const int TextsEach = 25;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Automata_and_simulation_answer_alike_on_whole_and_broken_texts(bool lookAround)
    {
        var random = RandomSource.Create();
        var generator = new RandomRegex(random, lookAround);
        var (automata, matched) = (0, 0);
        for (var i = 0; i < Patterns; i++)
        {
            var regex = generator.Make(depth: 3);
            var pattern = TextPattern.Compile(Operator.Regex, onPath: false, regex).Pattern!;
            var (region, offset) = LaidOut.Regex(regex, automata: true);
            var (simulated, simulatedOffset) = LaidOut.Regex(regex, automata: false);
            Assert.All(LaidOut.KindsOfPasses(simulated, simulatedOffset), static kind => Assert.Equal(PassKind.Simulation, kind));
            if (LaidOut.KindsOfPasses(region, offset).All(static kind => kind == PassKind.Automaton)) automata++;
            for (var j = 0; j < TextsEach; j++)
            {
                var text = LaidOut.PerhapsBroken(random, generator.Text());
                var answer = PatternMatcher.IsMatch(region, offset, text);
                var bySimulation = PatternMatcher.IsMatch(simulated, simulatedOffset, text);
                var found = pattern.Find(text, 0, text.Length) is not null;
                Assert.True(
                    answer == bySimulation && answer == found,
                    $"`{regex}` on {Convert.ToHexString(text)}: automata {answer}, simulation {bySimulation}, find {found}");
                if (answer) matched++;
            }
        }

        Assert.InRange(automata, Patterns * 9 / 10, Patterns);
        Assert.InRange(matched, Patterns * TextsEach / 4, Patterns * TextsEach * 9 / 10);
    }

    [Theory]
    [InlineData("(?:a|b)*a(?:a|b){14}c", "the states double with each of the last letters")]
    [InlineData("(?=a)(?=b)(?=c)(?=d)(?=e)x", "five look-arounds are asked at one place")]
    public void What_has_no_small_automaton_is_simulated(string regex, string reason)
    {
        var (region, offset) = LaidOut.Regex(regex, automata: true);
        Assert.True(LaidOut.KindsOfPasses(region, offset)[^1] == PassKind.Simulation, reason);
        Assert.False(PatternMatcher.IsMatch(region, offset, "abababababababababababab"u8));
    }

    [Fact]
    public void More_characters_than_there_are_classes_are_simulated()
    {
        var regex = string.Concat(Enumerable.Range(0x4E00, 300).Select(static codePoint => (char)codePoint));
        var (region, offset) = LaidOut.Regex(regex, automata: true);
        Assert.Equal([PassKind.Simulation], LaidOut.KindsOfPasses(region, offset));
        Assert.True(Pattern.Matches(Operator.Regex, regex, "x" + regex));
        Assert.False(Pattern.Matches(Operator.Regex, regex, regex[1..]));
    }
}
