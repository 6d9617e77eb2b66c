using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Rules.Syntax;

/// <summary>Reads one statement. It always takes at least one token, and never the brace that closes the rule.</summary>
internal sealed class StatementParser(TokenCursor cursor)
{
    private readonly ExpressionParser _expressions = new(cursor);

    public StatementSyntax Parse()
    {
        var kind = cursor.Current.Kind == TokenKind.Word ? Vocabulary.Statement(cursor.CurrentText) : StatementKind.None;
        if (kind == StatementKind.None) return ParseSkipped();

        var keyword = cursor.Take();
        if (Vocabulary.DecisionOf(kind) is { } decision) return new DecisionSyntax(keyword, kind, decision, TakeValue());

        return kind switch
        {
            StatementKind.If => _expressions.Parse(keyword),
            StatementKind.Run => new RunSyntax(keyword, TakeStrings()),
            StatementKind.Category => new CategorySyntax(keyword, TakeWordsOfLine()),
            StatementKind.Ambient => new AmbientSyntax(keyword),
            StatementKind.Example or StatementKind.Counterexample => new SampleSyntax(keyword, kind, ParseSample(keyword)),
            StatementKind.Enabled or StatementKind.Priority or StatementKind.Severity => new SettingSyntax(keyword, kind, TakeValue()),
            _ => new TextSyntax(keyword, kind, cursor.TakeIf(TokenKind.String)),
        };
    }

    /// <summary>The word that is the statement's value, right or wrong; another statement's keyword or another rule is none.</summary>
    private Token? TakeValue() => cursor.AtStatement || cursor.AtRuleHead ? null : cursor.TakeIf(TokenKind.Word);

    private List<Token> TakeStrings()
    {
        var strings = new List<Token>();
        while (cursor.TakeIf(TokenKind.String) is { } text) strings.Add(text);
        return strings;
    }

    private List<Token> TakeWordsOfLine()
    {
        var words = new List<Token>();
        while (cursor.Current is { Kind: TokenKind.Word, IsFirstOnLine: false }) words.Add(cursor.Take());
        return words;
    }

    private List<SampleValueSyntax> ParseSample(Token keyword)
    {
        var values = new List<SampleValueSyntax>(1);
        if (cursor.TakeIf(TokenKind.String) is { } bare)
        {
            values.Add(new SampleValueSyntax(null, bare));
            return values;
        }

        var readable = true;
        while (cursor.Current.Kind == TokenKind.Word && cursor.Peek(1).Kind == TokenKind.String && !cursor.AtStatement)
        {
            var known = Vocabulary.TryField(cursor.CurrentText, out var field);
            if (!known && cursor.Current.IsFirstOnLine) break;
            if (!known)
            {
                readable = false;
                cursor.Report(
                    SyntaxProblems.UnknownField,
                    cursor.Current,
                    $"unknown field {cursor.Quote(cursor.Current)}",
                    Spelling.Help(cursor.CurrentText, Vocabulary.Fields));
            }

            cursor.Take();
            values.Add(new SampleValueSyntax(field, cursor.Take()));
        }

        if (values.Count == 0)
        {
            cursor.Report(
                SyntaxProblems.SampleExpected,
                keyword,
                $"expected a sample after {cursor.Quote(keyword)}, found {cursor.Quote(cursor.Current)}",
                "write a string, or fields with a string each: `EXAMPLE path \"a.ts\" content \"eval(x)\"`");
        }

        return readable ? values : [];
    }

    private SkippedSyntax ParseSkipped()
    {
        var first = cursor.Current;
        var text = cursor.CurrentText;
        var nearest = first.Kind == TokenKind.Word ? Spelling.Nearest(text, Vocabulary.Statements) : null;
        if (first.Kind == TokenKind.Word)
        {
            cursor.Report(
                SyntaxProblems.UnknownStatement,
                first,
                $"unknown statement {cursor.Quote(first)}",
                nearest is null
                    ? $"a statement begins with one of {string.Join(", ", Vocabulary.Statements.ToArray())}"
                    : $"did you mean `{nearest}`?");
        }
        else
        {
            cursor.Report(
                SyntaxProblems.UnexpectedText,
                first,
                $"expected a statement, found {cursor.Quote(first)}",
                "put one statement on a line, and its text into one pair of quotes");
        }

        // At least one token goes, or a `)` would be met here for ever; a brace is passed together with what it holds.
        if (first.Kind != TokenKind.OpenBrace) cursor.Take();
        var holdsBrace = cursor.TextOf(first).Contains('{') | cursor.SkipToStatement();
        return new SkippedSyntax(first, nearest is null, holdsBrace);
    }
}
