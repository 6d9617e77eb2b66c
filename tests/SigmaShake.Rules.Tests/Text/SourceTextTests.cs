using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("a\r\nb", 2, 2, 1)]
    [InlineData("é漢x", 2, 1, 3)]
    [InlineData("😀x", 2, 1, 2)]
    [InlineData("😀😀x", 4, 1, 3)]
    [InlineData("😀\n😀x", 5, 2, 2)]
    public void Columns_count_code_points(string text, int offset, int line, int column) =>
        Assert.Equal(new SourceLocation("f", line, column), SourceText.From("f", text).Locate(offset));

    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\n\nb", 3)]
    public void Lines_are_split_at_line_feeds(string text, int lines)
    {
        var source = SourceText.From("f", text);

        Assert.Equal(lines, source.LineCount);
        Assert.Equal(text.Split('\n'), Enumerable.Range(1, lines).Select(line => source.Slice(source.LineSpan(line)).ToString()));
    }

    [Fact]
    public void A_location_leads_back_to_its_place()
    {
        var source = SourceText.From("f", "a😀b\n😀😀 rule x");
        for (var offset = 0; offset < source.Text.Length; offset++)
        {
            if (!char.IsLowSurrogate(source.Text[offset])) Assert.Equal(offset, source.SpanAt(source.Locate(offset), 1).Start);
        }
    }

    [Fact]
    public void The_first_byte_that_is_not_utf8_is_found_behind_marks_pairs_and_line_endings()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "é😀\r\nab"u8, 0xFF, .. "c"u8];

        Assert.False(SourceText.TryDecode("f", bytes, out var source, out var firstInvalid));
        Assert.Equal(new SourceLocation("f", 2, 3), source.Locate(firstInvalid));
    }

    [Fact]
    public void Only_the_first_byte_order_mark_is_one()
    {
        Assert.True(SourceText.TryDecode("f", Encoding.UTF8.GetBytes("\uFEFF\uFEFFx"), out var source, out _));
        Assert.Equal("\uFEFFx", source.Text);
    }
}
