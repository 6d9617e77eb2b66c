using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>Cuts a text into tokens, in one pass and without copying any of it.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly StringScanner _strings;
    private readonly List<Token> _tokens;
    private readonly List<Comment> _comments = [];

    private Lexer(SourceText source, DiagnosticBag diagnostics)
    {
        _text = source.Text;
        _strings = new StringScanner(source, diagnostics);
        _tokens = new List<Token>((_text.Length / 10) + 8);
    }

    public static TokenStream Read(SourceText source, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(source, diagnostics);
        lexer.ReadAll();
        return new TokenStream([.. lexer._tokens], [.. lexer._comments]);
    }

    /// <summary>The offset behind the word that begins at <paramref name="start"/>.</summary>
    public static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && !EndsWord(text[end])) end++;
        return end;
    }

    public static bool IsWhiteSpace(char c) => c is ' ' or '\n' or '\t' or '\r';

    private static bool EndsWord(char c) => IsWhiteSpace(c) || c is '"' or '#' or '{' or '}' or '(' or ')';

    private void ReadAll()
    {
        var offset = 0;
        var firstOnLine = true;
        while (offset < _text.Length)
        {
            var c = _text[offset];
            if (IsWhiteSpace(c))
            {
                firstOnLine |= c == '\n';
                offset++;
            }
            else if (c == '#')
            {
                offset = ReadComment(offset, firstOnLine);
            }
            else
            {
                offset = ReadToken(c, offset, firstOnLine ? TokenTraits.FirstOnLine : TokenTraits.None);
                firstOnLine = false;
            }
        }

        _tokens.Add(new Token(TokenKind.End, _text.Length, 0, TokenTraits.FirstOnLine));
    }

    private int ReadComment(int start, bool ownsLine)
    {
        var length = _text.AsSpan(start).IndexOf('\n');
        if (length < 0) length = _text.Length - start;
        _comments.Add(new Comment(new TextSpan(start, _text.AsSpan(start, length).TrimEnd().Length), ownsLine));
        return start + length;
    }

    private int ReadToken(char c, int start, TokenTraits traits)
    {
        var token = c switch
        {
            '"' => _strings.Read(start, traits),
            '{' => new Token(TokenKind.OpenBrace, start, 1, traits),
            '}' => new Token(TokenKind.CloseBrace, start, 1, traits),
            '(' => new Token(TokenKind.OpenParenthesis, start, 1, traits),
            ')' => new Token(TokenKind.CloseParenthesis, start, 1, traits),
            _ => new Token(TokenKind.Word, start, EndOfWord(_text, start) - start, traits),
        };
        _tokens.Add(token);
        return token.End;
    }
}
