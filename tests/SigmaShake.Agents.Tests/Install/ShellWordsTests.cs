using SigmaShake.Agents.Install;

namespace SigmaShake.Agents.Tests.Install;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("/usr/bin/ssg", "/usr/bin/ssg")]
    [InlineData("", "''")]
    [InlineData("/a b/ssg", "'/a b/ssg'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("grüße", "'grüße'")]
    public void A_word_is_quoted_where_a_shell_would_read_more_into_it(string word, string quoted)
    {
        Assert.Equal(quoted, ShellWords.Quote(word));
        Assert.Equal([word], ShellWords.Split(quoted));
    }

    [Theory]
    [InlineData("/bin/ssg hook codex", new[] { "/bin/ssg", "hook", "codex" })]
    [InlineData("  '/a b/ssg'   hook\t\"co\\\"d\"ex ", new[] { "/a b/ssg", "hook", "co\"dex" })]
    [InlineData("a\\ b 'c\\'", new[] { "a b", "c\\" })]
    [InlineData("", new string[0])]
    public void A_line_is_split_as_a_shell_splits_it(string line, string[] words) => Assert.Equal(words, ShellWords.Split(line));
}
