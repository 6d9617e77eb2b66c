using System.Text;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>Groups, their names, look-around and flags.</summary>
internal sealed partial class RegexParser
{
    private readonly HashSet<string> _groupNames = new(StringComparer.Ordinal);

    private PatternNode? ParseGroup()
    {
        var open = _cursor.Here;
        if (++_depth > PatternLimits.MaxDepth) return FailTooDeep(open);

        var outerFlags = _flags;
        _cursor.Advance();
        SkipIgnored();
        var (isLook, ahead, negated) = TakeLookAround();
        if (!isLook && !TakeGroupOpening(open.Start)) return null;

        if (ParseAlternation() is not { } body) return null;
        if (!_cursor.Take(')')) return Fail(open, "`(` is never closed", "add the `)`, or write `\\(` for the character itself");

        _flags = outerFlags;
        _depth--;
        if (!isLook) return body;
        var look = new PatternNode.LookAround(body, ahead, negated);
        return look.Depth > PatternLimits.MaxDepth ? FailTooDeep(_cursor.From(open.Start)) : look;
    }

    private (bool IsLook, bool Ahead, bool Negated) TakeLookAround()
    {
        if (_cursor.Take("?=")) return (true, true, false);
        if (_cursor.Take("?!")) return (true, true, true);
        if (_cursor.Take("?<=")) return (true, false, false);
        if (_cursor.Take("?<!")) return (true, false, true);
        return default;
    }

    /// <summary>Steps over what may stand behind the bracket of an ordinary group: nothing, a name, or <c>?flags:</c>.</summary>
    private bool TakeGroupOpening(int start)
    {
        if (_cursor.Take("?P<") || _cursor.Take("?<")) return TakeGroupName();
        if (_cursor.Current != '?') return true;

        _cursor.Advance();
        if (RefuseForeignGroup(start)) return false;
        if (ParseFlags() is not { } flags) return false;
        // A directive, `(?i)`, was dealt with before; here only `:` can follow.
        _cursor.Advance();
        _flags = flags;
        return true;
    }

    private bool TakeGroupName()
    {
        var start = _cursor.Position;
        while (!_cursor.AtEnd && _cursor.Current != '>')
        {
            if (!IsNameCharacter(_cursor.Current, first: _cursor.Position == start))
            {
                var here = _cursor.Here;
                Fail(here, $"`{_cursor.Slice(here)}` cannot stand in a group's name", "use letters, digits and `_`, a letter first");
                return false;
            }

            _cursor.Advance();
        }

        var span = _cursor.From(start);
        if (span.Length == 0 || _cursor.AtEnd)
        {
            Fail(span, "a group's name is missing or not closed by `>`", "write `(?<name>…)`, or `(?:…)` without a name");
            return false;
        }

        var name = _cursor.Slice(span);
        _cursor.Advance();
        if (_groupNames.Add(name)) return true;
        Fail(span, $"two groups are named `{name}`", "names have no effect on a rule: write `(?:…)`");
        return false;
    }

    private static bool IsNameCharacter(int codePoint, bool first) =>
        codePoint == '_' || (first
            ? Rune.IsLetter(new Rune(codePoint))
            : Rune.IsLetterOrDigit(new Rune(codePoint)) || codePoint is '.' or '[' or ']');

    /// <summary>Reads <c>(?flags)</c>, which holds to the end of the group around; false, without having moved, where none stands.</summary>
    private bool TryParseFlagsDirective()
    {
        if (!_cursor.Sees("(?")) return false;
        var behind = _cursor.Position + 2;
        var end = behind;
        while (end < _cursor.Text.Length && (char.IsAsciiLetter(_cursor.Text[end]) || _cursor.Text[end] == '-')) end++;
        if (end == behind || end == _cursor.Text.Length || _cursor.Text[end] != ')') return false;

        var start = _cursor.Position;
        _cursor.Position = behind;
        if (RefuseForeignGroup(start) || ParseFlags() is not { } flags) return true;
        _cursor.Advance();
        _flags = flags;
        return true;
    }

    /// <summary>Reads flags up to the <c>:</c> or <c>)</c> behind them.</summary>
    private RegexFlags? ParseFlags()
    {
        var start = _cursor.Position;
        var flags = _flags;
        var seen = "";
        var negated = false;
        while (_cursor.Current is not (':' or ')'))
        {
            var here = _cursor.Here;
            if (_cursor.AtEnd) return FailFlags(_cursor.From(start), "the flags of a group are not closed");
            var letter = (char)_cursor.Current;
            if (seen.Contains(letter)) return FailFlags(here, $"`{letter}` stands twice among the flags");
            seen += letter;
            _cursor.Advance();
            if (letter == '-')
            {
                negated = true;
                continue;
            }

            if (FlagOf(letter, negated, here) is not { } flag) return null;
            flags = negated ? flags & ~flag : flags | flag;
        }

        if (seen is [.., '-']) return FailFlags(_cursor.From(start), "`-` switches no flag off");
        if (seen.Length == 0 && _cursor.Current == ')') return FailFlags(new TextSpan(start - 1, 1), "`(?)` names no flag");
        return flags;
    }

    private RegexFlags? FlagOf(char letter, bool negated, TextSpan span)
    {
        switch (letter)
        {
            case 'i': return RegexFlags.IgnoreCase;
            case 'm': return RegexFlags.MultiLine;
            case 's': return RegexFlags.DotMatchesNewLine;
            case 'x': return RegexFlags.IgnoreWhiteSpace;
            case 'U': return RegexFlags.SwapGreed;
            case 'u' when !negated: return RegexFlags.None;
            case 'u':
                Fail(span, "`-u` asks for matching bytes", "patterns match text: write ASCII classes such as `[0-9A-Za-z_]` for `\\w`");
                return null;
            case 'R':
                Fail(span, "`R` (CRLF mode) is not supported", "write `\\r?$` for the end of such a line, or use LINE_REGEX");
                return null;
            default:
                return FailFlags(span, $"`{letter}` is no flag");
        }
    }

    private RegexFlags? FailFlags(TextSpan span, string message)
    {
        Fail(span, message, "the flags are `imsxU`, as in `(?i)`, `(?i:…)` or `(?-i)`; an ordinary group is `(…)` or `(?:…)`");
        return null;
    }

    /// <summary>Refuses what other engines know, with what to write here.</summary>
    private bool RefuseForeignGroup(int start)
    {
        var span = _cursor.From(start);
        if (_cursor.Sees("P="))
            FailBackReference(span with { Length = span.Length + 2 });
        else if (_cursor.Current == '>')
            Fail(span, "`(?>` (an atomic group) is not supported", "write `(?:…)`: no pattern ever backtracks, so none is needed");
        else if (_cursor.Current == '#')
            Fail(span, "`(?#` (a comment) is not supported", "write `(?x)` and `# …` to the end of a line, or a comment in the rule");
        else if (_cursor.Current is '(' or '&' or '|' or '\'' || _cursor.Sees("P>"))
            Fail(span, "this kind of group is not supported", "groups are `(…)`, `(?:…)`, `(?<name>…)`, `(?i:…)` and the look-arounds");
        return _error is not null;
    }
}
