namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>The backslash escapes of <c>echo -e</c>, <c>printf</c> and <c>%b</c> (bash(1), under <c>echo</c> and <c>printf</c>).</summary>
internal static class Escapes
{
    /// <summary>
    /// Decodes the escape at <paramref name="text"/>[<paramref name="at"/>], a backslash, and moves behind it. False where it ends all output (<c>\c</c>).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the backslash stands.</param>
    /// <param name="isFormat">Whether octal digits follow the backslash at once (a format of printf); else a zero stands before them (<c>\0101</c>).</param>
    /// <param name="output">Gets what the escape stands for; an unknown one stands for itself.</param>
    public static bool Decode(ReadOnlySpan<byte> text, ref int at, bool isFormat, ByteBuilder output)
    {
        at++;
        if (at == text.Length)
        {
            output.Add((byte)'\\');
            return true;
        }

        var letter = text[at++];
        switch (letter)
        {
            case (byte)'a': output.Add(7); break;
            case (byte)'b': output.Add(8); break;
            case (byte)'e' or (byte)'E': output.Add(27); break;
            case (byte)'f': output.Add(12); break;
            case (byte)'n': output.Add((byte)'\n'); break;
            case (byte)'r': output.Add((byte)'\r'); break;
            case (byte)'t': output.Add((byte)'\t'); break;
            case (byte)'v': output.Add(11); break;
            case (byte)'\\': output.Add((byte)'\\'); break;
            case (byte)'"' when isFormat: output.Add((byte)'"'); break;
            case (byte)'\'' when isFormat: output.Add((byte)'\''); break;
            case (byte)'c': return false;
            case (byte)'x' when Digit(text, at, 16) >= 0: output.Add((byte)Number(text, ref at, 16, 2)); break;
            case (byte)'u' when Digit(text, at, 16) >= 0: output.AddCodePoint(Number(text, ref at, 16, 4)); break;
            case (byte)'U' when Digit(text, at, 16) >= 0: output.AddCodePoint(Number(text, ref at, 16, 8)); break;
            case (byte)'0' when !isFormat: output.Add((byte)Number(text, ref at, 8, 3)); break;
            case >= (byte)'0' and <= (byte)'7':
                at--;
                output.Add((byte)Number(text, ref at, 8, 3));
                break;
            default:
                output.Add((byte)'\\');
                output.Add(letter);
                break;
        }

        return true;
    }

    private static uint Number(ReadOnlySpan<byte> text, ref int at, int radix, int maxDigits)
    {
        var number = 0u;
        for (var digits = 0; digits < maxDigits && Digit(text, at, radix) is >= 0 and var digit; digits++, at++) number = (number * (uint)radix) + (uint)digit;
        return number;
    }

    private static int Digit(ReadOnlySpan<byte> text, int at, int radix)
    {
        var digit = at < text.Length && char.IsAsciiHexDigit((char)text[at]) ? Convert.ToInt32(((char)text[at]).ToString(), 16) : -1;
        return digit < radix ? digit : -1;
    }
}
