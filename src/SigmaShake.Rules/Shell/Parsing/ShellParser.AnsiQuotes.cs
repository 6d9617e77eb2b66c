using System.Text;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary><c>$'…'</c></summary>
internal ref partial struct ShellParser
{
    /// <summary>Reads from the quote on; the dollar before it begins at <paramref name="start"/>.</summary>
    private void CollectAnsiQuoted(ref PartCollector parts, int start)
    {
        var open = _position++;
        parts.AddText(_position, _position, Quoting.AnsiC);
        // As in C, a NUL ends the string; the quotes go on.
        var isCut = false;
        while (!AtEnd && Current != '\'')
        {
            var begin = _position;
            if (Current != '\\' || _position + 1 == _end)
            {
                _position++;
                if (!isCut) parts.AddText(begin, _position, Quoting.AnsiC);
                continue;
            }

            _position++;
            var codePoint = TakeAnsiEscape(out var isUnicode);
            if (codePoint == 0) isCut = true;
            if (!isCut) AddAnsiCharacter(ref parts, codePoint, isUnicode, begin);
        }

        if (AtEnd) Note(ShellProblemKind.UnterminatedQuote, ByteSpan.Between(start, open + 1));
        else _position++;
    }

    private readonly void AddAnsiCharacter(ref PartCollector parts, int value, bool isUnicode, int begin)
    {
        if (value < 0)
        {
            // No escape: the backslash stays.
            parts.AddText(begin, _position, Quoting.AnsiC);
            return;
        }

        if (!isUnicode || value < 128)
        {
            parts.AddByte((byte)value, begin, _position, Quoting.AnsiC);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        var length = (Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar).EncodeToUtf8(utf8);
        for (var i = 0; i < length; i++) parts.AddByte(utf8[i], begin, _position, Quoting.AnsiC);
    }

    /// <summary>Steps over what stands behind the backslash.</summary>
    /// <param name="isUnicode">Whether the value is a code point rather than a byte.</param>
    /// <returns>Negative if it is no escape.</returns>
    private int TakeAnsiEscape(out bool isUnicode)
    {
        isUnicode = false;
        var escape = _text[_position++];
        switch (escape)
        {
            case (byte)'a': return 7;
            case (byte)'b': return 8;
            case (byte)'e' or (byte)'E': return 27;
            case (byte)'f': return 12;
            case (byte)'n': return 10;
            case (byte)'r': return 13;
            case (byte)'t': return 9;
            case (byte)'v': return 11;
            case (byte)'\\' or (byte)'\'' or (byte)'"' or (byte)'?': return escape;
            case >= (byte)'0' and <= (byte)'7':
                _position--;
                return TakeDigits(3, 8, -1) & 0xFF;
            case (byte)'x': return TakeDigits(2, 16, -1);
            case (byte)'u':
                isUnicode = true;
                return TakeDigits(4, 16, -1);
            case (byte)'U':
                isUnicode = true;
                return TakeDigits(8, 16, -1);
            case (byte)'c' when !AtEnd:
                // Bash reads an escaped backslash behind it as one.
                if (Current == '\\' && ByteAt(_position + 1) == '\\') _position++;
                return _text[_position++] & 0x1F;
            default: return -1;
        }
    }

    private int TakeDigits(int most, int radix, int none)
    {
        long value = 0;
        var count = 0;
        for (; count < most && DigitOf(Current) is var digit && digit < radix; count++, _position++) value = (value * radix) + digit;
        return count == 0 ? none : (int)Math.Min(value, int.MaxValue);
    }

    private static int DigitOf(int value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'a' and <= 'f' => value - 'a' + 10,
        >= 'A' and <= 'F' => value - 'A' + 10,
        _ => int.MaxValue,
    };
}
