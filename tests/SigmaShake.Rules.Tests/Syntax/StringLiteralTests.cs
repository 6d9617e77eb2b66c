using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Syntax;

public sealed class StringLiteralTests
{
    [Theory]
    [InlineData("""
        ""
        """, "")]
    [InlineData("""
        "a b"
        """, "a b")]
    [InlineData("""
        "\s\\s\n\""
        """, """
        \s\s\n"
        """)]
    [InlineData("""
        "\\\\"
        """, """
        \\
        """)]
    [InlineData("""
        "\\\"\x"
        """, """
        \"\x
        """)]
    public void Only_backslash_and_quote_are_escapes(string raw, string value)
    {
        var (source, token) = Lex(raw);

        Assert.Equal(value, StringLiteral.Value(source, token));
    }

    [Theory]
    [InlineData("\"abc\"", 1, 1, "b")]
    [InlineData("\"a\\\\bc\"", 1, 1, "\\\\")]
    [InlineData("\"a\\\\bc\"", 2, 2, "bc")]
    [InlineData("\"\\\"\\\"x\"", 2, 1, "x")]
    [InlineData("\"\\s+\"", 0, 2, "\\s")]
    [InlineData("\"abc\"", 3, 0, "")]
    [InlineData("\"abc\"", 0, 99, "abc")]
    [InlineData("\"\"", 0, 0, "")]
    public void A_stretch_of_the_value_is_found_in_the_file(string raw, int start, int length, string inFile)
    {
        var (source, token) = Lex(raw);

        Assert.Equal(inFile, source.Slice(StringLiteral.Locate(source, token, new TextSpan(start, length))).ToString());
    }

    [Fact]
    public void A_string_without_its_end_still_has_a_value()
    {
        var (source, token) = Lex("\"ab\\");

        Assert.True(token.IsUnterminated);
        Assert.Equal("ab\\", StringLiteral.Value(source, token));
    }

    private static (SourceText Source, Token Token) Lex(string raw)
    {
        var source = SourceText.From("f", raw);
        return (source, Lexer.Read(source, new DiagnosticBag(source)).Tokens[0]);
    }
}
