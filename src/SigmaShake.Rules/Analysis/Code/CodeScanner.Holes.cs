using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Code within texts.</summary>
internal sealed partial class CodeScanner
{
    private int _holeEnd;

    // From where the code of a hole at the present place goes, and where the text goes on; nothing where none begins here.
    private (int From, int End) HoleLength(Interpolation interpolation)
    {
        var rest = Rest;
        switch (interpolation)
        {
            case Interpolation.Braces when rest is [(byte)'{', not (byte)'{', ..]: return Braced(1);
            case Interpolation.DollarBraces when rest.StartsWith("${"u8): return Braced(2);
            case Interpolation.HashBraces when rest.StartsWith("#{"u8): return Braced(2);
            case Interpolation.Sigils when rest.StartsWith("@{["u8): return Braced(2);
            case Interpolation.Sigils when rest.StartsWith("{$"u8) && syntax.Language == Language.Php: return Braced(1);
            case Interpolation.Sigils when rest.StartsWith("${"u8): return Braced(2);
            case Interpolation.Sigils when rest is [var sigil, var next, ..]
                && (sigil == (byte)'$' || (sigil == (byte)'@' && syntax.Language == Language.Perl))
                && (char.IsAsciiLetter((char)next) || next == (byte)'_'):
                var end = _at + 1;
                while (end < code.Length && (char.IsAsciiLetterOrDigit((char)code.Span[end]) || code.Span[end] == (byte)'_')) end++;
                _holeEnd = end;
                return (_at, end);
            default: return default;
        }
    }

    private (int From, int End) Braced(int opening)
    {
        var at = _at + opening;
        for (var depth = 1; at < code.Length; at++)
        {
            var b = code.Span[at];
            if (b == (byte)'{') depth++;
            else if (b == (byte)'}' && --depth == 0) break;
            else if (b is (byte)'"' or (byte)'\'' or (byte)'`') at = QuoteEnd(at);
        }

        _holeEnd = Math.Min(at, code.Length);
        return (_at + opening, Math.Min(at + 1, code.Length));
    }

    private int QuoteEnd(int at)
    {
        var quote = code.Span[at];
        for (at++; at < code.Length && code.Span[at] != quote; at++)
        {
            if (code.Span[at] == (byte)'\\') at++;
        }

        return at;
    }
}
