using System.Text;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Tests.Calls;

public class PatchReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no patch\n+x", "")]
    [InlineData("*** Add File: a\n+x\n+y", "a=x|y")]
    [InlineData("*** Add File: a\r\n+x\r\n", "a=x")]
    [InlineData("*** Add File: a\n+\n+\n", "a=|")]
    [InlineData("*** Delete File: a b", "a b=")]
    [InlineData("*** Update File: a\n@@ class\n-o\n+n\n c", "~a=n")]
    [InlineData("*** Update File: a\n*** Move to: b\n+n", "~a=n b=n")]
    [InlineData("*** Update File: a\n*** Move to: b\n*** Move to: c\n+n", "~a=n b=n c=n")]
    [InlineData("*** Add File: a\n+*** Add File: b\n", "a=*** Add File: b")]
    [InlineData("*** Add File:a", "a=")]
    [InlineData("  \t*** Add File: a \t\n+x", "a=x")]
    [InlineData("\u00a0*** Add File: a\u2003\n+x", "a=x")]
    [InlineData("\v*** Add File: a", "a=")]
    [InlineData("bash <<'EOF'\n*** Begin Patch\n*** Add File: a\n*** End Patch\nEOF", "a=")]
    [InlineData("*** Add File: a\n *** Add File: b\n+x", "a= b=x")]
    [InlineData("*** Move to: a\n+x", "a=x")]
    [InlineData("*** Add File:", "=")]
    public void The_files_of_a_patch_are_read(string patch, string files) => Assert.Equal(files, Show(patch));

    [Fact]
    public void A_header_that_may_be_a_line_of_the_file_counts_as_both()
    {
        Assert.Equal("b=x c=x ~a=x|x", Show("*** Update File: a\n *** Add File: b\n+x\n *** Add File: c\n+x"));
        Assert.Equal("b=x|y ~a=x|y", Show("*** Update File: a\n *** Add File: b\n+x\n@@\n+y\n"));
    }

    [Fact]
    public void An_indented_line_does_not_replace_where_a_file_is_moved() =>
        Assert.Equal("~a=x .bashrc=x harmless=x", Show("*** Update File: a\n*** Move to: .bashrc\n *** Move to: harmless\n+x"));

    [Fact]
    public void Reading_stops_beyond_the_bound() =>
        Assert.InRange(PatchReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("*** Add File: a\n", 100_000))), 10).Count, 11, 13);

    private static string Show(string patch) => string.Join(' ', PatchReader.Read(Encoding.UTF8.GetBytes(patch), 1000).Select(file =>
        $"{(file.IsPartialEdit ? "~" : "")}{ToolCalls.Text(file.Path)}={ToolCalls.Text(file.AddedLines)!.Replace('\n', '|')}"));
}
