using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Texts: where they end, what their escapes stand for, and the code that is put into them.</summary>
internal sealed partial class CodeScanner
{
    // At the opening quote. A text without its end goes to the end of the line, or of the code where texts may be long.
    private void ReadQuotes(byte quote, Interpolation interpolation, bool isRaw)
    {
        var isTriple = syntax.HasTripleQuotes && Rest.Length >= 3 && Rest[1] == quote && Rest[2] == quote;
        _at += isTriple ? 3 : 1;
        var escapes = isRaw ? EscapeKind.Kept : quote == (byte)'\'' && syntax.HasRawSingleQuotes ? EscapeKind.QuotesOnly : EscapeKind.All;
        ReadText(CodeTokenKind.Text, quote, 0, isTriple ? 3 : 1, interpolation, escapes, isTriple || syntax.HasLongTexts);
    }

    private void ReadBackticks()
    {
        _at++;
        ReadText(syntax.Language == Language.JavaScript ? CodeTokenKind.Text
            : CodeTokenKind.Command, (byte)'`', 0, 1, syntax.Backticks, EscapeKind.All, isLong: true);
    }

    private enum EscapeKind : byte
    {
        All,
        QuotesOnly,
        Kept,
    }

    private void ReadText(CodeTokenKind kind, byte close, byte open, int closeLength, Interpolation interpolation, EscapeKind escapes, bool isLong)
    {
        var text = new ByteBuilder(code.Length + 8);
        List<CodeHole>? holes = null;
        var depth = 0;
        while (_at < code.Length)
        {
            var b = code.Span[_at];
            if (b == close && depth == 0 && (closeLength == 1 || (Rest.Length >= 3 && Rest[1] == close && Rest[2] == close)))
            {
                _at += closeLength;
                break;
            }

            if (b == (byte)'\n' && !isLong) break;
            if (b == (byte)'\\' && _at + 1 < code.Length)
            {
                ReadEscape(close, escapes, text);
                continue;
            }

            if (open != 0 && (b == open || b == close)) depth += b == open ? 1 : -1;
            if (interpolation != Interpolation.None && HoleLength(interpolation) is var (from, end) && end > _at)
            {
                (holes ??= []).Add(new CodeHole(text.Length, code[from..Math.Min(code.Length, Math.Max(from, _holeEnd))]));
                _at = end;
                continue;
            }

            if (interpolation == Interpolation.Braces && b is (byte)'{' or (byte)'}' && Rest.Length > 1 && Rest[1] == b) _at++;
            text.Add(b);
            _at++;
        }

        Add(kind, text.ToArray(), holes);
    }

    private void ReadEscape(byte close, EscapeKind escapes, ByteBuilder text)
    {
        var letter = code.Span[_at + 1];
        if (escapes == EscapeKind.Kept || (escapes == EscapeKind.QuotesOnly && letter != close && letter != (byte)'\\'))
        {
            text.Add((byte)'\\');

            // In a raw text a backslash still keeps the quote behind it from ending it.
            if (escapes == EscapeKind.Kept) text.Add(letter);
            _at += escapes == EscapeKind.Kept ? 2 : 1;
            return;
        }

        _at += 2;
        switch (letter)
        {
            case (byte)'\n': break;
            case (byte)'n': text.Add((byte)'\n'); break;
            case (byte)'t': text.Add((byte)'\t'); break;
            case (byte)'r': text.Add((byte)'\r'); break;
            case (byte)'a': text.Add(7); break;
            case (byte)'e': text.Add(27); break;
            case (byte)'x' or (byte)'u' or (byte)'U': ReadCodePoint(letter, text); break;
            case >= (byte)'0' and <= (byte)'7':
                var number = letter - '0';
                for (var i = 0; i < 2 && _at < code.Length && code.Span[_at] is >= (byte)'0' and <= (byte)'7'; i++) number =
                    (number * 8) + code.Span[_at++] - '0';
                text.Add((byte)number);
                break;
            default:
                if (syntax.Language == Language.Python && letter is not ((byte)'\\' or (byte)'"' or (byte)'\'')) text.Add((byte)'\\');
                text.Add(letter);
                break;
        }
    }

    // `\x72`, `\x{72}`, `\u0072`, `\u{72}`.
    private void ReadCodePoint(byte letter, ByteBuilder text)
    {
        var isBraced = _at < code.Length && code.Span[_at] == (byte)'{';
        var at = _at + (isBraced ? 1 : 0);
        var max = isBraced ? 8 : letter switch { (byte)'x' => 2, (byte)'u' => 4, _ => 8 };
        var number = 0u;
        var digits = 0;
        for (; digits < max && at < code.Length && char.IsAsciiHexDigit((char)code.Span[at]); digits++, at++) number =
            (number * 16) + (uint)Convert.ToInt32(((char)code.Span[at]).ToString(), 16);
        if (digits == 0)
        {
            text.Add(letter);
            return;
        }

        _at = isBraced && at < code.Length && code.Span[at] == (byte)'}' ? at + 1 : at;
        if (number < 0x80) text.Add((byte)number);
        else text.AddCodePoint(number);
    }
}
