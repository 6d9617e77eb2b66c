using System.Text;
using System.Text.RegularExpressions;
using SigmaShake.Rules.Patterns.Regexes;

namespace SigmaShake.Rules.Tests.Patterns.Differential;

/// <summary>Random patterns on random texts against .NET's backtracking interpreter: another engine, another algorithm.</summary>
public sealed class DotNetTests
{
    private const int Workers = 4;
    private const int PatternsEach = 750;
    private const int TextsEach = 170;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    [Fact]
    public void Half_a_million_searches_find_the_same_first_match() => Compare(RandomSource.Create(), lookAround: false);

    [Fact]
    public void Half_a_million_searches_with_look_around_find_the_same_first_match() => Compare(RandomSource.Create(), lookAround: true);

    private static void Compare(Random random, bool lookAround)
    {
        var seeds = Enumerable.Range(0, Workers).Select(_ => random.Next()).ToArray();
        var (compared, matched) = (0, 0);
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var (some, found) = CompareSome(new Random(seed), lookAround);
            Interlocked.Add(ref compared, some);
            Interlocked.Add(ref matched, found);
        });

        Assert.Equal(Workers * PatternsEach * TextsEach, compared);
        // Neither always nor never: the comparison must mean something.
        Assert.InRange(matched, compared / 4, compared * 9 / 10);
    }

    private static (int Compared, int Matched) CompareSome(Random random, bool lookAround)
    {
        var generator = new RandomRegex(random, lookAround);
        var (compared, matched) = (0, 0);
        for (var i = 0; i < PatternsEach; i++)
        {
            var written = generator.Make(depth: 3);
            var compiled = RegexPattern.Compile(written);
            Assert.True(compiled.Succeeded, $"`{written}`: {compiled.Error?.Message}");
            var ours = compiled.Pattern;
            var theirs = new Regex(ForDotNet(written), RegexOptions.CultureInvariant, TimeLimit);
            for (var j = 0; j < TextsEach; j++)
            {
                var text = generator.Text();
                var expected = theirs.Match(text);
                var bytes = Encoding.UTF8.GetBytes(text);
                var found = ours.Find(bytes, 0, bytes.Length);
                var (answer, theirAnswer) = (Describe(bytes, found), Describe(text, expected));
                Assert.True(answer == theirAnswer, $"`{written}` on `{text}`: {answer}, .NET {theirAnswer}");
                Assert.True(ours.IsMatch(bytes) == expected.Success, $"`{written}` on `{text}`: IsMatch is wrong");
                compared++;
                if (expected.Success) matched++;
            }
        }

        return (compared, matched);
    }

    // .NET 10 takes many loops before a word boundary for atomic, so that `\D+\B` is not found in `B_`. Spelled out, they escape that.
    private static string ForDotNet(string regex) => regex
        .Replace(@"\b", @"(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))", StringComparison.Ordinal)
        .Replace(@"\B", @"(?:(?<=\w)(?=\w)|(?<!\w)(?!\w))", StringComparison.Ordinal);

    private static string Describe(string text, Match match) =>
        match.Success ? $"{Encoding.UTF8.GetByteCount(text.AsSpan(0, match.Index))}:{match.Value}" : "none";

    private static string Describe(byte[] text, SigmaShake.Rules.Patterns.Matching.MatchSpan? match) =>
        match is { } span ? $"{span.Start}:{Encoding.UTF8.GetString(text.AsSpan(span.Start, span.End - span.Start))}" : "none";
}
