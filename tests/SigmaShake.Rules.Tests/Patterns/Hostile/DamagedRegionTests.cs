using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Matching;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Patterns.Hostile;

/// <summary>Whatever bytes a region holds, the answer is one, or an exception that says the region is damaged, within bounded steps.</summary>
public sealed class DamagedRegionTests
{
    private const int Rounds = 60_000;

    private static readonly (Operator Operator, string Operand)[] Operands =
    [
        (Operator.Regex, @"\brm\s+-[rf]+\b"), (Operator.Regex, @"(?<!x)a+(?=b(?!c))\w"), (Operator.Regex, "(?:a|b)*a(?:a|b){14}c"),
        (Operator.Regex, "(?=a)(?=b)(?=c)(?=d)(?=e)x|^y"), (Operator.LineRegex, "^a.*é$"), (Operator.Glob, "**/{a,b}/*.[ch]"),
        (Operator.Contains, "rm"), (Operator.Word, "rm"), (Operator.Equals, "a"), (Operator.LineContains, "a\rb"),
    ];

    private static readonly byte[] Text = [.. "a/b ab rm -rf é☃ xaab\nabababaaabab"u8, 0xFF, 0xC3, .. "\r\nz"u8];

    [Fact]
    public void Damaged_bytes_yield_an_answer_or_an_exception_within_bounded_steps()
    {
        var random = RandomSource.Create();
        var laid = Operands.Select(static operand =>
        {
            var bytes = LaidOut.Bytes(TextPattern.Compile(operand.Operator, onPath: true, operand.Operand).Pattern!, out var offset);
            return (bytes, offset);
        }).ToList();
        var (answers, refusals) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var (whole, offset) = laid[i % laid.Count];
            var bytes = Damage(random, whole, offset);
            var before = MatchScratch.OfThread.Steps;
            try
            {
                PatternMatcher.IsMatch(Region.Of(bytes), random.Next(20) == 0 ? random.Next(-8, bytes.Length + 8) : offset, Text);
                answers++;
            }
            catch (Exception e) when (e is DamagedRegionException or IndexOutOfRangeException or ArgumentOutOfRangeException)
            {
                refusals++;
            }

            // One step for each instruction of each pass, entered and asked at each place, is the most that there can be.
            Assert.InRange(MatchScratch.OfThread.Steps - before, 0, 2L * (Text.Length + 1) * PatternLimits.MaxInstructions);
        }

        Assert.InRange(answers, Rounds / 10, Rounds);
        Assert.InRange(refusals, Rounds / 50, Rounds);
        // The thread's memory is whole after all that.
        Assert.True(Pattern.Matches(Operator.Regex, @"(?<!x)a+(?=b(?!c))\w", "aab"));
    }

    // Headers decide most, and lie last.
    private static byte[] Damage(Random random, byte[] whole, int offset)
    {
        var bytes = whole.ToArray();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(2) == 0 ? random.Next(Math.Max(0, offset - 200), bytes.Length) : random.Next(bytes.Length);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    at = Math.Max(0, Math.Min(at & ~3, bytes.Length - sizeof(int)));
                    var number = random.Pick(0, -1, int.MaxValue, int.MinValue, bytes.Length, offset, random.Next(bytes.Length));
                    BitConverter.TryWriteBytes(bytes.AsSpan(at), number);
                    break;
            }
        }

        return bytes;
    }
}
