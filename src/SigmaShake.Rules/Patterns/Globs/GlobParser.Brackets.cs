using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary><c>[a-z] [!a] [^a]</c></summary>
internal sealed partial class GlobParser
{
    private PatternNode.Set? ParseBracket()
    {
        var open = _cursor.Here;
        _cursor.Advance();
        var negated = _cursor.Take('!') || _cursor.Take('^');
        var members = new CodePointSetBuilder();
        // A `]` that stands first is a character.
        var first = true;
        while (first || _cursor.Current != ']')
        {
            first = false;
            var start = _cursor.Position;
            if (TakeMember() is not { } from) return FailUnclosed(open);
            var to = from;
            if (_cursor.Current == '-' && _cursor.Next is not (']' or PatternCursor.End))
            {
                _cursor.Advance();
                if (TakeMember() is not { } last) return FailUnclosed(open);
                to = last;
            }

            if (from > to)
            {
                var span = _cursor.From(start);
                Fail(span, $"`{_cursor.Slice(span)}` runs backwards", "write the smaller end first, or put the `-` last");
                return null;
            }

            members.Add(from, to);
        }

        _cursor.Advance();
        var set = members.Build();
        return new PatternNode.Set(negated ? set.Complement().Intersect(_character) : set);
    }

    private int? TakeMember()
    {
        _cursor.Take('\\');
        if (_cursor.AtEnd) return null;
        var member = _cursor.Current;
        _cursor.Advance();
        return member;
    }

    private PatternNode.Set? FailUnclosed(TextSpan open)
    {
        Fail(open, "`[` is never closed", "add the `]`, or write `\\[` for the character itself");
        return null;
    }
}
