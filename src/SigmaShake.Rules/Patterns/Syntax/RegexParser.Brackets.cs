using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary><c>[a-z]</c>, nested, with <c>[:alpha:]</c> and the operators <c>&amp;&amp;</c>, <c>--</c>, <c>~~</c>.</summary>
internal sealed partial class RegexParser
{
    private enum SetOperator
    {
        None,
        Intersect,
        Except,
        SymmetricExcept,
    }

    private CodePointSet? ParseBracket()
    {
        var open = _cursor.Here;
        if (++_depth > PatternLimits.MaxDepth)
        {
            FailTooDeep(open);
            return null;
        }

        _cursor.Advance();
        SkipIgnored();
        var negated = _cursor.Take('^');
        var items = TakeLeadingLiterals();
        if (ParseBracketBody(items, open) is not { } members) return null;

        _depth--;
        members = FoldSet(members);
        return negated ? members.Complement() : members;
    }

    /// <summary>A <c>]</c> or any number of <c>-</c> mean themselves where a bracket begins.</summary>
    private CodePointSetBuilder TakeLeadingLiterals()
    {
        var items = new CodePointSetBuilder();
        var any = false;
        for (SkipIgnored(); _cursor.Take('-'); SkipIgnored())
        {
            items.Add('-');
            any = true;
        }

        if (!any && _cursor.Take(']')) items.Add(']');
        return items;
    }

    /// <summary>Reads up to and over the closing bracket. Operators have equal rank and group from the left; their sides are unions.</summary>
    private CodePointSet? ParseBracketBody(CodePointSetBuilder items, TextSpan open)
    {
        var left = CodePointSet.Empty;
        var pending = SetOperator.None;
        while (true)
        {
            SkipIgnored();
            if (_cursor.AtEnd)
            {
                Fail(open, "`[` is never closed", "add the `]`, or write `\\[` for the character itself");
                return null;
            }

            if (_cursor.Take(']')) return Combine(left, pending, items.Build());
            if (TakeSetOperator() is var next and not SetOperator.None)
            {
                left = Combine(left, pending, items.Build());
                pending = next;
                items = new CodePointSetBuilder();
            }
            else if (!ParseBracketItem(items, open))
            {
                return null;
            }
        }
    }

    private SetOperator TakeSetOperator() =>
        _cursor.Take("&&") ? SetOperator.Intersect
        : _cursor.Take("--") ? SetOperator.Except
        : _cursor.Take("~~") ? SetOperator.SymmetricExcept
        : SetOperator.None;

    private CodePointSet Combine(CodePointSet left, SetOperator pending, CodePointSet right) => pending switch
    {
        SetOperator.Intersect => FoldSet(left).Intersect(FoldSet(right)),
        SetOperator.Except => FoldSet(left).Except(FoldSet(right)),
        SetOperator.SymmetricExcept => FoldSet(left).SymmetricExcept(FoldSet(right)),
        _ => right,
    };

    private CodePointSet FoldSet(CodePointSet members) => Has(RegexFlags.IgnoreCase) ? CaseFolding.Close(members) : members;

    private bool ParseBracketItem(CodePointSetBuilder items, TextSpan open)
    {
        if (_cursor.Current == '[')
        {
            var nested = PosixClass.TryTake(ref _cursor) is { } posix
                ? posix.Negated ? FoldSet(posix.Members).Complement() : FoldSet(posix.Members)
                : ParseBracket();
            if (nested is null) return false;
            items.Add(nested);
            return true;
        }

        var start = _cursor.Position;
        if (ParseBracketAtom() is not { } first) return false;
        SkipIgnored();
        if (!AtRangeHyphen())
        {
            if (first is PatternNode.Set set) items.Add(set.Members);
            else if (first is PatternNode.Literal literal) items.Add(literal.CodePoint);
            return true;
        }

        _cursor.Advance();
        SkipIgnored();
        if (_cursor.AtEnd)
        {
            Fail(open, "`[` is never closed", "add the `]`, or write `\\[` for the character itself");
            return false;
        }

        return ParseBracketAtom() is { } last && AddRange(items, first, last, _cursor.From(start));
    }

    private bool AddRange(CodePointSetBuilder items, PatternNode first, PatternNode last, TextSpan span)
    {
        if (first is PatternNode.Literal { CodePoint: var from } && last is PatternNode.Literal { CodePoint: var to })
        {
            if (from <= to)
            {
                items.Add(from, to);
                return true;
            }

            Fail(span, $"`{_cursor.Slice(span)}` runs backwards", "write the smaller end first, or `\\-` for the character itself");
            return false;
        }

        Fail(
            span,
            $"`{_cursor.Slice(span)}` is no range: its ends must be single characters",
            "write `\\-` for the character itself, or put it last");
        return false;
    }

    /// <summary>One character, or an escape that stands for characters.</summary>
    private PatternNode? ParseBracketAtom()
    {
        var start = _cursor.Position;
        if (_cursor.Current != '\\')
        {
            var literal = new PatternNode.Literal(_cursor.Current);
            _cursor.Advance();
            return literal;
        }

        var escape = ParseEscape();
        if (escape is not PatternNode.Assertion) return escape;
        var span = _cursor.From(start);
        return Fail(span, $"`{_cursor.Slice(span)}` is a place, not a character", "take it out of the brackets");
    }

    // `a-]` ends with a hyphen, and `a--b` is a difference.
    private bool AtRangeHyphen()
    {
        if (_cursor.Current != '-') return false;
        var hyphen = _cursor.Position;
        _cursor.Advance();
        SkipIgnored();
        var isRange = _cursor.Current is not (']' or '-');
        _cursor.Position = hyphen;
        return isRange;
    }
}
