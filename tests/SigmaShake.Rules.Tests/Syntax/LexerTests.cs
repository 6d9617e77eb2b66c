using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Syntax;

public sealed class LexerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("rule a{b c}", "Word:rule Word:a OpenBrace:{ Word:b Word:c CloseBrace:}")]
    [InlineData("NOT(path)", "Word:NOT OpenParenthesis:( Word:path CloseParenthesis:)")]
    [InlineData("a\"b\"c", "Word:a String:\"b\" Word:c")]
    [InlineData("a\"b\" c", "Word:a String:\"b\" Word:c")]
    [InlineData("\"a\\\"b\" \"c\"", "String:\"a\\\"b\" String:\"c\"")]
    [InlineData("\"a\nb\"", "String:\"a\nb\"")]
    [InlineData("a#b\nc", "Word:a Word:c")]
    [InlineData("\"#\" # \"", "String:\"#\"")]
    [InlineData("\"a\\", "String:\"a\\")]
    [InlineData("\"a\nb", "String:\"a Word:b")]
    [InlineData("\"a\nrule b {\"", "String:\"a Word:rule Word:b OpenBrace:{ String:\"")]
    [InlineData("\"a\n rule b {\"", "String:\"a\n rule b {\"")]
    [InlineData("\"a\nrules b {\"", "String:\"a\nrules b {\"")]
    [InlineData("\"a\nrule b c {\"", "String:\"a\nrule b c {\"")]
    [InlineData("\"a\\\nrule b{\"", "String:\"a\\ Word:rule Word:b OpenBrace:{ String:\"")]
    [InlineData("x\u00a0y", "Word:x\u00a0y")]
    public void A_text_is_cut_into_tokens(string text, string tokens)
    {
        var source = SourceText.From("f", text);
        var read = Lexer.Read(source, new DiagnosticBag(source)).Tokens;

        Assert.Equal(TokenKind.End, read[^1].Kind);
        Assert.Equal(tokens, string.Join(' ', read[..^1].Select(token => $"{token.Kind}:{source.Slice(token.Span)}")));
    }

    [Fact]
    public void Comments_are_kept_beside_the_tokens()
    {
        var source = SourceText.From("f", "# one  \n a # two\n\t# three");
        var comments = Lexer.Read(source, new DiagnosticBag(source)).Comments;

        Assert.Equal(["# one", "# two", "# three"], comments.Select(comment => source.Slice(comment.Span).ToString()));
        Assert.Equal([true, false, true], comments.Select(comment => comment.OwnsLine));
    }
}
