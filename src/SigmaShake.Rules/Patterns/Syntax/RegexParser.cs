using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>
/// Reads a regular expression in the syntax of the Rust <c>regex</c> crate, Unicode on, with look-around added.
/// A method that fails returns null and leaves the reason in <see cref="_error"/>; the first failure ends the parse.
/// </summary>
internal sealed partial class RegexParser
{
    private static readonly PatternNode AnyCodePoint = new PatternNode.Set(CodePointSet.All);
    private static readonly PatternNode AnyButNewLine = new PatternNode.Set(CodePointSet.Of('\n').Complement());

    private PatternCursor _cursor;
    private RegexFlags _flags;
    private int _depth;
    private PatternError? _error;

    private RegexParser(string pattern) => _cursor = new PatternCursor(pattern);

    /// <summary>Reads <paramref name="pattern"/>, which holds no lone surrogates.</summary>
    public static ParseResult Parse(string pattern)
    {
        var parser = new RegexParser(pattern);
        var tree = parser.ParseAlternation();
        if (tree is not null && !parser._cursor.AtEnd)
            parser.Fail(parser._cursor.Here, "`)` closes no group", "write `\\)` for the character itself, or remove it");
        return new ParseResult(parser._error is null ? tree : null, parser._error);
    }

    private PatternNode? ParseAlternation()
    {
        var branches = new List<PatternNode>(1);
        do
        {
            if (ParseSequence() is not { } branch) return null;
            branches.Add(branch);
        }
        while (_cursor.Take('|'));

        return PatternNode.OneOf(branches);
    }

    private PatternNode? ParseSequence()
    {
        var items = new List<PatternNode>();
        while (true)
        {
            SkipIgnored();
            if (_cursor.AtEnd || _cursor.Current is '|' or ')') return PatternNode.InSequence(items);
            if (TryParseFlagsDirective())
            {
                if (_error is not null) return null;
                continue;
            }

            var start = _cursor.Position;
            if (ParseAtom() is not { } atom || ParseRepetitions(atom, start) is not { } item) return null;
            items.Add(item);
        }
    }

    private PatternNode? ParseAtom()
    {
        switch (_cursor.Current)
        {
            case '(':
                return ParseGroup();
            case '[':
                return ParseBracket() is { } members ? new PatternNode.Set(members) : null;
            case '\\':
                return ParseEscape() is { } escape ? Fold(escape) : null;
            case '*' or '+' or '?' or '{':
                return Fail(
                    _cursor.Here,
                    $"`{(char)_cursor.Current}` repeats nothing",
                    $"put something before it, or write `\\{(char)_cursor.Current}` for the character itself");
            case '.':
                _cursor.Advance();
                return Has(RegexFlags.DotMatchesNewLine) ? AnyCodePoint : AnyButNewLine;
            case '^':
                _cursor.Advance();
                return new PatternNode.Assertion(Has(RegexFlags.MultiLine) ? AssertionKind.LineStart : AssertionKind.TextStart);
            case '$':
                _cursor.Advance();
                return new PatternNode.Assertion(Has(RegexFlags.MultiLine) ? AssertionKind.LineEnd : AssertionKind.TextEnd);
            default:
                var literal = new PatternNode.Literal(_cursor.Current);
                _cursor.Advance();
                return Fold(literal);
        }
    }

    /// <summary>Under <c>i</c>, a code point is the set of those that differ from it in case only.</summary>
    private PatternNode Fold(PatternNode node)
    {
        if (!Has(RegexFlags.IgnoreCase) || node is not PatternNode.Literal { CodePoint: var codePoint }) return node;
        var folded = CaseFolding.Of(codePoint);
        return folded.Bounds is [var first, var last] && first == last ? node : new PatternNode.Set(folded);
    }

    private bool Has(RegexFlags flag) => (_flags & flag) != RegexFlags.None;

    /// <summary>Under <c>x</c>, steps over white space and comments.</summary>
    private void SkipIgnored()
    {
        if (!Has(RegexFlags.IgnoreWhiteSpace)) return;
        while (true)
        {
            _cursor.SkipWhiteSpace();
            if (_cursor.Current != '#') return;
            while (!_cursor.AtEnd && _cursor.Current != '\n') _cursor.Advance();
        }
    }

    private PatternNode? Fail(TextSpan span, string message, string help, PatternErrorKind kind = PatternErrorKind.Syntax)
    {
        _error ??= new PatternError(kind, message, help, span);
        return null;
    }

    private PatternNode? FailTooDeep(TextSpan span) => Fail(
        span,
        $"the pattern is nested deeper than {PatternLimits.MaxDepth} levels",
        "flatten its groups and repetitions, or split it into several conditions",
        PatternErrorKind.TooLarge);
}
