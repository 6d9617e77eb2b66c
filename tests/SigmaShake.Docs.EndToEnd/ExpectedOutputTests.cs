using SigmaShake.Docs.EndToEnd.Running;

namespace SigmaShake.Docs.EndToEnd;

/// <summary>The page is held to what was printed, and not the other way round.</summary>
public sealed class ExpectedOutputTests
{
    [Theory]
    [InlineData("a\nb", "a\r\nb\r\n")]
    [InlineData("a … c", "a b c")]
    [InlineData("a ... c", "a b c")]
    [InlineData("size …", "size      12 bytes")]
    [InlineData("a b", "a      b")]
    [InlineData("…\nlast", "one\ntwo\nlast")]
    [InlineData("first\n…", "first\ntwo\n\nthree")]
    [InlineData("first\n…", "first")]
    [InlineData("(*.rules) [y/N]", "(*.rules) [y/N]")]
    [InlineData("", "\n\n")]
    public void What_was_printed_is_what_the_page_says(string page, string printed) => Assert.True(ExpectedOutput.Matches(page.Length == 0 ? [] : page.Split('\n'), printed));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "a\nb")]
    [InlineData("a\nb", "a")]
    [InlineData("a", "xa")]
    [InlineData("a.b", "acb")]
    [InlineData("ab", "a b")]
    [InlineData("…\nlast", "one\nlast\ntwo")]
    [InlineData("a … c", "a b\nc")]
    [InlineData("", "error")]
    public void What_was_printed_is_something_else(string page, string printed) => Assert.False(ExpectedOutput.Matches(page.Length == 0 ? [] : page.Split('\n'), printed));
}
