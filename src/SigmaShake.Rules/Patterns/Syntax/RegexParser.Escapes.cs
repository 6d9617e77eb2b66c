using System.Text;
using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>What a backslash begins.</summary>
internal sealed partial class RegexParser
{
    /// <summary>Reads an escape: a literal (not yet folded), a set, or an assertion.</summary>
    private PatternNode? ParseEscape()
    {
        var start = _cursor.Position;
        _cursor.Advance();
        if (_cursor.AtEnd) return Fail(new TextSpan(start, 1), "`\\` stands at the end", "write `\\\\` for the character itself");

        var escaped = _cursor.Current;
        _cursor.Advance();
        return escaped switch
        {
            'd' => new PatternNode.Set(UnicodeSets.Digit),
            'D' => new PatternNode.Set(UnicodeSets.Digit.Complement()),
            's' => new PatternNode.Set(UnicodeSets.Space),
            'S' => new PatternNode.Set(UnicodeSets.Space.Complement()),
            'w' => new PatternNode.Set(UnicodeSets.Word),
            'W' => new PatternNode.Set(UnicodeSets.NotWord),
            'p' or 'P' => ParseProperty(start, negated: escaped == 'P'),
            'x' => ParseHex(start, digits: 2),
            'u' => ParseHex(start, digits: 4),
            'U' => ParseHex(start, digits: 8),
            'a' => new PatternNode.Literal('\a'),
            'f' => new PatternNode.Literal('\f'),
            't' => new PatternNode.Literal('\t'),
            'n' => new PatternNode.Literal('\n'),
            'r' => new PatternNode.Literal('\r'),
            'v' => new PatternNode.Literal('\v'),
            'A' => new PatternNode.Assertion(AssertionKind.TextStart),
            'z' => new PatternNode.Assertion(AssertionKind.TextEnd),
            'b' => ParseWordBoundary(start),
            'B' => new PatternNode.Assertion(AssertionKind.NotWordBoundary),
            '<' => new PatternNode.Assertion(AssertionKind.WordStart),
            '>' => new PatternNode.Assertion(AssertionKind.WordEnd),
            >= '1' and <= '9' => FailBackReference(_cursor.From(start)),
            'k' => FailBackReference(_cursor.From(start)),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)escaped) => new PatternNode.Literal(escaped),
            _ => FailUnknownEscape(_cursor.From(start), escaped),
        };
    }

    private PatternNode? FailBackReference(TextSpan span) => Fail(
        span,
        $"`{_cursor.Slice(span)}` refers back to what a group matched, which cannot be matched in linear time",
        "write out what may be repeated, or use several conditions",
        PatternErrorKind.NotLinear);

    private PatternNode? FailUnknownEscape(TextSpan span, int escaped)
    {
        var help = escaped switch
        {
            'Z' => "write `\\n?\\z` for an end before a last line break, `\\z` for the very end",
            'h' => "write `[ \\t]` for horizontal white space",
            'R' => "write `\\r?\\n` for a line break",
            'K' or 'G' => "write a look-behind, `(?<=…)`, or leave it out",
            'Q' or 'E' => "escape each character by itself, or use CONTAINS",
            'e' => "write `\\x1B` for the escape character",
            '0' => "write `\\x00` for NUL, and any other character as `\\x{…}`",
            _ => $"write `{new Rune(escaped)}` for the character itself",
        };
        return Fail(span, $"`{_cursor.Slice(span)}` is no escape", help);
    }

    /// <summary>Reads what may stand behind <c>\b</c>; a brace that begins no name is left there as a count.</summary>
    private PatternNode? ParseWordBoundary(int start)
    {
        if (_cursor.Current == '{')
        {
            var brace = _cursor.Position;
            _cursor.Advance();
            SkipIgnored();
            var name = _cursor.Position;
            while (_cursor.Current is '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) _cursor.Advance();
            var span = _cursor.From(name);
            if (span.Length > 0) return ParseWordBoundaryName(start, _cursor.Slice(span));
            _cursor.Position = brace;
        }

        return new PatternNode.Assertion(AssertionKind.WordBoundary);
    }

    private PatternNode? ParseWordBoundaryName(int start, string name)
    {
        SkipIgnored();
        AssertionKind? kind = !_cursor.Take('}') ? null : name switch
        {
            "start" => AssertionKind.WordStart,
            "end" => AssertionKind.WordEnd,
            "start-half" => AssertionKind.WordStartHalf,
            "end-half" => AssertionKind.WordEndHalf,
            _ => null,
        };
        if (kind is { } known) return new PatternNode.Assertion(known);
        var written = _cursor.From(start);
        return Fail(
            written,
            $"`{_cursor.Slice(written)}` is no word boundary",
            "write `\\b`, or `\\b{start}`, `\\b{end}`, `\\b{start-half}`, `\\b{end-half}`");
    }

    /// <summary>Reads the digits of <c>\x \u \U</c>: so many, or any number of them in braces.</summary>
    private PatternNode? ParseHex(int start, int digits)
    {
        SkipIgnored();
        var braced = _cursor.Take('{');
        var value = 0L;
        var read = 0;
        for (SkipIgnored(); (braced || read < digits) && HexDigitHere() is { } digit; SkipIgnored())
        {
            // Held below what overflows, above what is a code point.
            value = Math.Min((value * 16) + digit, int.MaxValue);
            read++;
            _cursor.Advance();
        }

        var complete = braced ? read > 0 && _cursor.Take('}') : read == digits;
        if (complete && value <= CodePointSet.Last && Rune.IsValid((int)value)) return new PatternNode.Literal((int)value);
        var span = _cursor.From(start);
        return complete
            ? Fail(span, $"`{_cursor.Slice(span)}` is no Unicode code point", "code points go from 0 to 10FFFF, without D800 to DFFF")
            : Fail(span, $"`{_cursor.Slice(span)}` lacks hexadecimal digits", "write `\\x7F`, `\\u00E9`, or `\\x{1F600}`");
    }

    private int? HexDigitHere() => _cursor.Current switch
    {
        >= '0' and <= '9' => _cursor.Current - '0',
        >= 'a' and <= 'f' => _cursor.Current - 'a' + 10,
        >= 'A' and <= 'F' => _cursor.Current - 'A' + 10,
        _ => null,
    };
}
