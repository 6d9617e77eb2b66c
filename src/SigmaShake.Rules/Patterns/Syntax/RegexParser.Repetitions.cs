using System.Globalization;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary><c>* + ? {n} {n,} {n,m}</c>, each also lazy.</summary>
internal sealed partial class RegexParser
{
    /// <summary>Reads all repetitions that stand behind <paramref name="item"/>, which began at <paramref name="start"/>.</summary>
    private PatternNode? ParseRepetitions(PatternNode item, int start)
    {
        while (true)
        {
            SkipIgnored();
            (int Min, int? Max) range;
            switch (_cursor.Current)
            {
                case '*':
                    range = (0, null);
                    _cursor.Advance();
                    break;
                case '+':
                    range = (1, null);
                    _cursor.Advance();
                    break;
                case '?':
                    range = (0, 1);
                    _cursor.Advance();
                    break;
                case '{':
                    if (ParseCounts() is not { } counts) return null;
                    range = counts;
                    SkipIgnored();
                    break;
                default:
                    return item;
            }

            var lazy = _cursor.Take('?');
            item = PatternNode.Repeated(item, range.Min, range.Max, greedy: lazy == Has(RegexFlags.SwapGreed));
            if (item.Depth > PatternLimits.MaxDepth) return FailTooDeep(_cursor.From(start));
        }
    }

    private (int Min, int? Max)? ParseCounts()
    {
        var start = _cursor.Position;
        _cursor.Advance();
        if (ParseCount(start) is not { } min) return null;

        int? max = min;
        if (_cursor.Take(','))
        {
            SkipSpaceInCounts();
            max = null;
            if (_cursor.Current != '}')
            {
                max = ParseCount(start);
                if (max is null) return null;
            }
        }

        if (!_cursor.Take('}'))
        {
            FailInCounts(start);
            return null;
        }

        if (max < min)
        {
            var span = _cursor.From(start);
            Fail(span, $"`{_cursor.Slice(span)}` has its counts the wrong way round", $"write `{{{max},{min}}}`");
            return null;
        }

        return (min, max);
    }

    private int? ParseCount(int start)
    {
        SkipSpaceInCounts();
        var digits = _cursor.Position;
        while (_cursor.Current is >= '0' and <= '9')
        {
            _cursor.Advance();
            SkipIgnored();
        }

        var span = _cursor.From(digits);
        SkipSpaceInCounts();
        if (span.Length == 0)
        {
            FailInCounts(start);
            return null;
        }

        var written = string.Concat(_cursor.Slice(span).Where(char.IsAsciiDigit));
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
        Fail(
            span,
            $"`{written}` repetitions are more than a pattern may hold",
            "use a smaller count, or `*` for any number",
            PatternErrorKind.TooLarge);
        return null;
    }

    // White space between the counts never counts, with or without `x`.
    private void SkipSpaceInCounts()
    {
        _cursor.SkipWhiteSpace();
        SkipIgnored();
    }

    private void FailInCounts(int start) => Fail(
        new TextSpan(start, 1),
        "`{` begins no count such as `{2}`, `{2,}` or `{0,5}`",
        "complete the count, or write `\\{` for the character itself");
}
