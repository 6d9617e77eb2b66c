using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>Reads a file's rules. It never throws and always ends; a broken rule costs the rules after it nothing.</summary>
internal sealed class Parser
{
    private readonly TokenCursor _cursor;
    private readonly StatementParser _statements;

    private Parser(TokenCursor cursor)
    {
        _cursor = cursor;
        _statements = new StatementParser(cursor);
    }

    public static FileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var stream = Lexer.Read(source, diagnostics);
        var parser = new Parser(new TokenCursor(source, stream, diagnostics));
        return new FileSyntax(source, stream, parser.ParseItems());
    }

    private List<ItemSyntax> ParseItems()
    {
        var items = new List<ItemSyntax>();
        while (!_cursor.AtEnd) items.Add(_cursor.IsWord(_cursor.Current, Vocabulary.Rule) ? ParseRule() : ParseStray());
        return items;
    }

    private RuleSyntax ParseRule()
    {
        var keyword = _cursor.Take();
        var id = ParseId(keyword);
        if (_cursor.TakeIf(TokenKind.OpenBrace) is null)
        {
            _cursor.Report(
                SyntaxProblems.MissingOpenBrace,
                id ?? keyword,
                $"expected `{{` after the rule's id, found {_cursor.Quote(_cursor.Current)}",
                "write `rule <id> {`");
            if (!_cursor.AtStatement) return new RuleSyntax(keyword, id, [], null);
        }

        var statements = new List<StatementSyntax>(8);
        while (!_cursor.AtEndOfBody) statements.Add(_statements.Parse());

        var close = _cursor.TakeIf(TokenKind.CloseBrace);
        if (close is null)
        {
            _cursor.Report(
                SyntaxProblems.MissingCloseBrace,
                id ?? keyword,
                $"this rule is not closed before {_cursor.Quote(_cursor.Current)}",
                "end the rule with `}` on a line of its own");
        }

        return new RuleSyntax(keyword, id, statements, close);
    }

    private Token? ParseId(Token keyword)
    {
        const string Help = "give it a short name of letters, digits, `-`, `_` and `.`, such as `no-force-push`";
        if (_cursor.Current is not { Kind: TokenKind.Word, IsFirstOnLine: false })
        {
            _cursor.Report(SyntaxProblems.RuleId, keyword, "this rule has no id", Help);
            return null;
        }

        var id = _cursor.Take();
        if (!Vocabulary.IsId(_cursor.TextOf(id)))
            _cursor.Report(SyntaxProblems.RuleId, id, $"{_cursor.Quote(id)} is not a rule id", Help);

        if (_cursor.Current is { Kind: TokenKind.Word, IsFirstOnLine: false } && !_cursor.AtStatement)
        {
            _cursor.Report(
                SyntaxProblems.RuleId, _cursor.Current, $"a rule id is one word, found another: {_cursor.Quote(_cursor.Current)}", Help);
            while (_cursor.Current is { Kind: TokenKind.Word, IsFirstOnLine: false }) _cursor.Take();
        }

        return id;
    }

    /// <summary>Takes one stretch of text that belongs to no rule: to the end of its braces, or to the line where a rule begins.</summary>
    private StraySyntax ParseStray()
    {
        var first = _cursor.Current;
        var holdsBrace = false;
        var depth = 0;
        do
        {
            var token = _cursor.Take();
            holdsBrace |= _cursor.TextOf(token).Contains('{');
            if (token.Kind == TokenKind.OpenBrace) depth++;
            else if (token.Kind == TokenKind.CloseBrace && depth > 0 && --depth == 0) break;
        }
        while (!_cursor.AtEnd && !_cursor.AtRuleHead);

        _cursor.Report(
            FileProblems.StrayText,
            first,
            $"{_cursor.Quote(first)} stands outside of any rule",
            Spelling.Nearest(_cursor.TextOf(first), [Vocabulary.Rule]) is null
                ? "begin a rule with `rule <id> {`, or a comment with `#`"
                : "did you mean `rule`?");
        return new StraySyntax(first, holdsBrace);
    }
}
