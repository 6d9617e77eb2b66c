using System.Text;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Tests.Calls;

public class ShownTextTests
{
    [Theory]
    [InlineData("plain é 漢 🙂", "plain é 漢 🙂")]
    [InlineData("a\u001b[31mb\r\nc\td\0e\u007ff\u0085g", "a[31mbcdefg")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf", "abcdef")]
    [InlineData("a\u2028b\u2029c", "abc")]
    [InlineData("a\U000E0041b", "ab")]
    [InlineData("", "")]
    public void Nothing_that_moves_a_cursor_or_hides_text_is_shown(string text, string shown) => Assert.Equal(shown, ShownText.Of(text));

    [Fact]
    public void Two_hundred_characters_are_shown_and_what_was_cut_is_marked()
    {
        Assert.Equal(new string('x', 200), ShownText.Of(new string('x', 200)));
        Assert.Equal(new string('x', 200) + "…", ShownText.Of(new string('x', 201)));
        Assert.Equal(new string('x', 200), ShownText.Of(new string('x', 200) + "\n\u202E"));
        Assert.Equal(string.Concat(Enumerable.Repeat("🙂", 200)) + "…", ShownText.Of(string.Concat(Enumerable.Repeat("🙂", 300))));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_become_replacement_characters()
    {
        Assert.Equal("a\uFFFDb", ShownText.Of([(byte)'a', 0xFF, (byte)'b']));
        Assert.Equal("\uFFFD", ShownText.Of("\ud800"));
        Assert.Equal("", ShownText.Of(Encoding.UTF8.GetBytes(new string('\u200B', 1 << 20))));
    }
}
