using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>The parser's place in the tokens, and what it can tell about the ones ahead.</summary>
internal sealed class TokenCursor(SourceText source, TokenStream stream, DiagnosticBag diagnostics)
{
    private readonly string _text = source.Text;
    private readonly Token[] _tokens = stream.Tokens;
    private int _index;

    public Token Current => _tokens[_index];

    public ReadOnlySpan<char> CurrentText => TextOf(Current);

    public bool AtEnd => Current.Kind == TokenKind.End;

    /// <summary>Whether the current token begins a statement.</summary>
    public bool AtStatement => Current.Kind == TokenKind.Word && Vocabulary.IsStatement(CurrentText);

    /// <summary>Whether the body of a rule can go no further.</summary>
    public bool AtEndOfBody => Current.Kind is TokenKind.CloseBrace or TokenKind.End || AtRuleHead;

    /// <summary>Whether another rule begins here, even if the one before it was never closed.</summary>
    public bool AtRuleHead
    {
        get
        {
            if (Current.Kind != TokenKind.Word || CurrentText is not Vocabulary.Rule) return false;
            var next = Peek(1).Kind;
            return Current.IsFirstOnLine
                ? next is TokenKind.Word or TokenKind.OpenBrace
                : next == TokenKind.Word && Peek(2).Kind == TokenKind.OpenBrace;
        }
    }

    public Token Peek(int ahead) => _tokens[Math.Min(_index + ahead, _tokens.Length - 1)];

    public ReadOnlySpan<char> TextOf(Token token) => _text.AsSpan(token.Start, token.Length);

    public bool IsWord(Token token, string word) => token.Kind == TokenKind.Word && TextOf(token).SequenceEqual(word);

    public bool IsField(Token token) => token.Kind == TokenKind.Word && Vocabulary.TryField(TextOf(token), out _);

    public bool IsOperator(Token token) => token.Kind == TokenKind.Word && Vocabulary.IsOperator(TextOf(token));

    /// <summary>Takes the current token; the end of the file is never passed.</summary>
    public Token Take()
    {
        var token = Current;
        if (!AtEnd) _index++;
        return token;
    }

    /// <summary>Takes the current token if it is of a kind.</summary>
    public Token? TakeIf(TokenKind kind) => Current.Kind == kind ? Take() : null;

    /// <summary>
    /// Takes tokens up to where a new statement, the end of the rule or another rule begins, passing over nested braces whole.
    /// </summary>
    /// <returns>Whether a <c>{</c> was among them.</returns>
    public bool SkipToStatement()
    {
        var depth = 0;
        var holdsBrace = false;
        while (!AtEnd && !AtRuleHead && (depth > 0 || (Current.Kind != TokenKind.CloseBrace && !AtStatement)))
        {
            var token = Take();
            holdsBrace |= TextOf(token).Contains('{');
            if (token.Kind == TokenKind.OpenBrace) depth++;
            else if (token.Kind == TokenKind.CloseBrace) depth--;
        }

        return holdsBrace;
    }

    /// <summary>The token in backticks, for a message; the end of the file by name.</summary>
    public string Quote(Token token) => token.Kind == TokenKind.End ? "the end of the file" : Quoted.Text(TextOf(token));

    public void Report(DiagnosticDescriptor descriptor, Token token, string message, string help) =>
        diagnostics.Report(descriptor, token.Span, message, help);
}
