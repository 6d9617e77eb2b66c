using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Cli.Terminals;

namespace SigmaShake.Cli.Tests.Terminals;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain, Grüße, 你好, 🦊", "plain, Grüße, 你好, 🦊")]
    [InlineData("a\e]0;title\ab", "a�]0;title�b")]
    [InlineData("a\r\u009b31mb\u007f", "a��31mb�")]
    [InlineData("safe\u202etxt.exe\u200b", "safe�txt.exe�")]
    [InlineData("a\nb\tc", "a\nb\tc")]
    public void What_steers_a_terminal_becomes_a_mark(string text, string shown) => Assert.Equal(shown, PrintableText.Lines(text));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("a�b", PrintableText.Lines("a" + (char)0xd83d + "b"));

    [Theory]
    [InlineData("a\nssg: all is well", "a⏎ssg: all is well")]
    [InlineData("a\r\nb\u2028c", "a⏎b⏎c")]
    public void A_line_stays_one_line(string text, string shown) => Assert.Equal(shown, PrintableText.Line(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcdef…")]
    [InlineData("abcde🦊", 6, "abcde…")]
    public void A_long_line_is_cut_between_characters(string text, int maxCharacters, string shown) =>
        Assert.Equal(shown, PrintableText.Line(text, maxCharacters));

    [Fact]
    public void A_writer_lets_no_character_through_whichever_way_it_is_written()
    {
        using var inner = new StringWriter();
        using var writer = new TerminalWriter(inner);

        writer.Write('\e');
        writer.Write("\e");
        writer.Write("\e".AsSpan());
        writer.Write(['x', '\e'], 1, 1);
        writer.Write("{0}", "\e");
        writer.WriteLine("\e");
        writer.WriteLine();

        Assert.Equal("������\n\n", inner.ToString());
    }

    [Fact]
    public void Json_says_the_same_and_steers_nothing()
    {
        var text = new string([.. Enumerable.Range(0, 0xd800).Select(value => (char)value)]);
        var json = $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

        var printable = PrintableJson.Of(json);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(printable));
        Assert.Equal(printable, PrintableText.Line(printable));
    }
}
