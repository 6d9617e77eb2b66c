using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary>
/// Reads a glob into the tree of a pattern for the whole value. On a path, <c>*</c>, <c>?</c> and <c>[!…]</c> stop at <c>/</c>, and
/// <c>**</c> that fills a segment stands for any number of segments, as in ripgrep's globset; elsewhere every star crosses everything.
/// Round brackets with no <c>|</c> of their own are ordinary characters: paths and commands hold such.
/// </summary>
internal sealed partial class GlobParser
{
    private readonly CodePointSet _character;
    private readonly PatternNode _star;
    private readonly bool _onPath;
    private readonly IReadOnlySet<int> _roundChoices;
    private PatternCursor _cursor;
    private int _depth;
    private PatternError? _error;

    private GlobParser(string glob, bool onPath)
    {
        _cursor = new PatternCursor(glob);
        _onPath = onPath;
        _character = onPath ? Wildcards.NoSlash : CodePointSet.All;
        _star = Wildcards.AnyNumberOf(_character);
        _roundChoices = RoundChoices.Find(glob);
    }

    /// <summary>Reads <paramref name="glob"/>, which holds no lone surrogates.</summary>
    public static ParseResult Parse(string glob, bool onPath)
    {
        var parser = new GlobParser(glob, onPath);
        if (parser.ParseSequence(PatternCursor.End, atSegmentStart: true) is not { } tree) return new ParseResult(null, parser._error);
        var start = new PatternNode.Assertion(AssertionKind.TextStart);
        var end = new PatternNode.Assertion(AssertionKind.TextEnd);
        return new ParseResult(PatternNode.InSequence([start, tree, end]), null);
    }

    /// <summary>Reads up to, not over, the end or what ends a branch of the choice around it.</summary>
    /// <param name="closing">The bracket that closes that choice; <see cref="PatternCursor.End"/> outside of any.</param>
    /// <param name="atSegmentStart">Whether a segment begins where the sequence does.</param>
    private PatternNode? ParseSequence(int closing, bool atSegmentStart)
    {
        var separator = closing == '}' ? ',' : '|';
        var items = new List<PatternNode>();
        while (!_cursor.AtEnd && !EndsBranch(closing, separator))
        {
            if (_onPath && atSegmentStart && _cursor.Sees("**") && TryAddSegments(items, closing, separator)) continue;
            if (ParseItem(atSegmentStart) is not { } item) return null;
            items.Add(item);
            atSegmentStart = item is PatternNode.Literal { CodePoint: '/' };
        }

        return PatternNode.InSequence(items);
    }

    private PatternNode? ParseItem(bool atSegmentStart)
    {
        var here = _cursor.Here;
        var current = _cursor.Current;
        if (current == '[') return ParseBracket();
        if (current == '{') return ParseChoice('}', ',', atSegmentStart);
        if (current == '(' && _roundChoices.Contains(here.Start)) return ParseChoice(')', '|', atSegmentStart);

        _cursor.Advance();
        switch (current)
        {
            case '*':
                // A run of stars means what one does.
                while (_cursor.Take('*'))
                {
                }

                return _star;
            case '?':
                return new PatternNode.Set(_character);
            case '}':
                return Fail(here, "`}` closes no `{`", "write `\\}` for the character itself, or remove it");
            case '\\':
                if (_cursor.AtEnd) return Fail(here, "`\\` stands at the end", "write `\\\\` for the character itself");
                var escaped = new PatternNode.Literal(_cursor.Current);
                _cursor.Advance();
                return escaped;
            default:
                return new PatternNode.Literal(current);
        }
    }

    private PatternNode? ParseChoice(char closing, char separator, bool atSegmentStart)
    {
        var open = _cursor.Here;
        if (++_depth > PatternLimits.MaxDepth)
        {
            var tooDeep = $"the glob is nested deeper than {PatternLimits.MaxDepth} levels";
            return Fail(open, tooDeep, "flatten its choices", PatternErrorKind.TooLarge);
        }

        _cursor.Advance();
        var branches = new List<PatternNode>();
        do
        {
            if (ParseSequence(closing, atSegmentStart) is not { } branch) return null;
            branches.Add(branch);
        }
        while (_cursor.Take(separator));

        if (!_cursor.Take(closing))
        {
            var bracket = _cursor.Slice(open);
            return Fail(open, $"`{bracket}` is never closed", $"add the `{closing}`, or write `\\{bracket}` for the character itself");
        }

        _depth--;
        return PatternNode.OneOf(branches);
    }

    private bool EndsBranch(int closing, int separator) =>
        closing != PatternCursor.End
        && (_cursor.Current == separator || (_cursor.Current == closing && (closing == '}' || _roundChoices.Contains(_cursor.Position))));

    private PatternNode? Fail(TextSpan span, string message, string help, PatternErrorKind kind = PatternErrorKind.Syntax)
    {
        _error ??= new PatternError(kind, message, help, span);
        return null;
    }
}
