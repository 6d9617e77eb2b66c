using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Templates.Matching;

namespace SigmaShake.Rules.Tests.Templates.Matching;

public class WordPatternTests
{
    [Theory]
    [InlineData("/etc/*", "/etc/passwd", true)]
    [InlineData("/etc/*", "/etc/a/b", false)]
    [InlineData("/*/passwd", "/etc/passwd", true)]
    [InlineData("/*/*/c", "/a/b/c", true)]
    [InlineData("/*/c", "/a/b/c", false)]
    [InlineData("*", "a", true)]
    [InlineData("*", "/", false)]
    [InlineData("*", ".env", false)]
    [InlineData(".*", ".env", true)]
    [InlineData(".en*", ".env", true)]
    [InlineData("?env", ".env", false)]
    [InlineData("a/?env", "a/.env", false)]
    [InlineData("a?env", "a.env", true)]
    [InlineData("a*env", "a.b.env", true)]
    [InlineData("a**b", "ab", true)]
    [InlineData("a*b*c", "axbxbxc", true)]
    [InlineData("a*b*c", "axbxbx", false)]
    [InlineData("?", "é", true)]
    [InlineData("??", "é", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[^a]x", "ax", false)]
    [InlineData("a[/]b", "a/b", false)]
    [InlineData("[.]env", ".env", false)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[\\]]", "]", true)]
    [InlineData("[[:alpha:]]x", "qx", true)]
    [InlineData("[é-ü]", "ö", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a\\?b*", "a?bc", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a", "", false)]
    public void A_word_could_name_what_a_shell_would_put_in_its_place(string pattern, string path, bool could) =>
        Assert.Equal(could, WordPattern.CouldBe(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void However_long_the_word_is_the_path_sets_the_bound()
    {
        var path = new byte[1024];
        path.AsSpan().Fill((byte)'a');
        var clock = Stopwatch.StartNew();

        foreach (var unit in new[] { "*", "*a", "a*", "?*", "[a-b]*", "[", "[[:", "\\", "[[:a" })
            WordPattern.CouldBe(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 1 << 19)) + "b"), path);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"it took {clock.Elapsed}");
    }
}
