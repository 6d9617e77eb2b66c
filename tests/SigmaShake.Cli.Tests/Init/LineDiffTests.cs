using System.Text;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Tests.Init;

public sealed class LineDiffTests
{
    private const int Rounds = 300;

    [Theory]
    [InlineData(null, "a\n", "--- (no file)\n+++ f\n@@ -0,0 +1,1 @@\n+a")]
    [InlineData("a\n", null, "--- f\n+++ (no file)\n@@ -1,1 +0,0 @@\n-a")]
    [InlineData("a", "a\n", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n", "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8")]
    [InlineData("a\u001b[2J\n", "\u202eb\n", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\\u001b[2J\n+\\u202eb")]
    [InlineData("a\n", "a\n", "")]
    public void A_difference_is_shown_in_unified_form(string? before, string? after, string shown) =>
        Assert.Equal(shown, string.Join('\n', LineDiff.Of("f", Bytes(before), Bytes(after))));

    /// <summary>The lines of a hunk, read back: what was there and what is to be there.</summary>
    [Fact]
    public void Nothing_is_left_out_of_a_difference()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var before = Text(random, random.Next(60));
            var after = Edited(random, before);

            var applied = Apply(before, LineDiff.Of("f", Bytes(string.Concat(before)), Bytes(string.Concat(after))));

            Assert.True(after.SequenceEqual(applied), $"seed {seed}, round {round}");
        }
    }

    // A patch program in small: each hunk's place and old lines must fit exactly.
    private static List<string> Apply(List<string> before, List<string> diff)
    {
        var result = new List<string>();
        var position = 0;
        foreach (var line in diff.Skip(2))
        {
            if (line.StartsWith("@@"))
            {
                var old = line.Split(' ')[1][1..].Split(',').Select(int.Parse).ToArray();
                var start = old[1] == 0 ? old[0] : old[0] - 1;
                result.AddRange(before[position..start]);
                position = start;
                continue;
            }

            if (line[0] != '+') Assert.Equal(before[position++], line[1..] + "\n");
            if (line[0] != '-') result.Add(line[1..] + "\n");
        }

        result.AddRange(before[position..]);
        return result;
    }

    private static List<string> Text(Random random, int lines) => [.. Enumerable.Range(0, lines).Select(_ => $"{(char)('a' + random.Next(5))}\n")];

    private static List<string> Edited(Random random, List<string> text)
    {
        var edited = text.Where(_ => random.Next(12) > 0).ToList();
        for (var i = random.Next(5); i > 0; i--) edited.Insert(random.Next(edited.Count + 1), "new\n");
        return edited;
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
