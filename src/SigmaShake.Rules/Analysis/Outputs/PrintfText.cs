using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>What <c>printf</c> writes: the format, again and again until all arguments are used up (printf(1p)).</summary>
internal static class PrintfText
{
    private const int MaxWidth = 1024;
    private const int MaxFormatBytes = 4 << 20;

    /// <summary>Whether all of it could be told: a conversion that is not known here is not.</summary>
    public static bool TryWrite(ReadOnlySpan<CommandWord> arguments, ByteBuilder output)
    {
        if (!arguments.IsEmpty && arguments[0].Text.Span.SequenceEqual("--"u8)) arguments = arguments[1..];
        if (arguments.IsEmpty) return false;
        var format = arguments[0].Text.Span;
        arguments = arguments[1..];
        var work = 0L;
        do
        {
            // A format may be long and write nothing.
            work += format.Length;
            if (work > MaxFormatBytes) return false;
            var before = arguments.Length;
            var end = WriteOnce(format, ref arguments, output);
            if (end != End.OfFormat) return end == End.OfOutput;
            if (arguments.Length == before) return true;
        }
        while (!arguments.IsEmpty && !output.IsFull);

        return true;
    }

    private static End WriteOnce(ReadOnlySpan<byte> format, ref ReadOnlySpan<CommandWord> arguments, ByteBuilder output)
    {
        for (var at = 0; at < format.Length && !output.IsFull;)
        {
            if (format[at] == (byte)'\\')
            {
                if (!Escapes.Decode(format, ref at, isFormat: true, output)) return End.OfOutput;
            }
            else if (format[at] != (byte)'%')
            {
                output.Add(format[at++]);
            }
            else if (format[(at + 1)..].StartsWith("%"u8))
            {
                output.Add((byte)'%');
                at += 2;
            }
            else
            {
                at++;
                if (Convert(format, ref at, ref arguments, output) is var end and not End.OfFormat) return end;
            }
        }

        return End.OfFormat;
    }

    private static End Convert(ReadOnlySpan<byte> format, ref int at, ref ReadOnlySpan<CommandWord> arguments, ByteBuilder output)
    {
        var isLeft = false;
        var isZero = false;
        for (; at < format.Length && "-+ #0"u8.Contains(format[at]); at++)
        {
            isLeft |= format[at] == (byte)'-';
            isZero |= format[at] == (byte)'0';
        }

        var width = Count(format, ref at, ref arguments) ?? 0;
        int? precision = null;
        if (at < format.Length && format[at] == (byte)'.')
        {
            at++;
            precision = Count(format, ref at, ref arguments) ?? 0;
        }

        if (at == format.Length) return End.Unknown;
        var conversion = format[at++];
        var argument = arguments.IsEmpty ? default : arguments[0].Text.Span;
        if (!arguments.IsEmpty) arguments = arguments[1..];
        var piece = new ByteBuilder(int.MaxValue);
        var end = End.OfFormat;
        switch (conversion)
        {
            case (byte)'s':
                piece.Add(argument[..Math.Min(argument.Length, precision ?? int.MaxValue)]);
                break;
            case (byte)'b':
                for (var i = 0; i < argument.Length && end == End.OfFormat;)
                {
                    if (argument[i] != (byte)'\\') piece.Add(argument[i++]);
                    else if (!Escapes.Decode(argument, ref i, isFormat: false, piece)) end = End.OfOutput;
                }

                break;
            case (byte)'c':
                piece.Add(argument[..Math.Min(1, argument.Length)]);
                break;
            case (byte)'d' or (byte)'i' or (byte)'u' or (byte)'x' or (byte)'X' or (byte)'o':
                if (NumberOf(argument) is not { } number) return End.Unknown;
                piece.Add(Encoding.ASCII.GetBytes(conversion switch
                {
                    (byte)'x' => number.ToString("x", CultureInfo.InvariantCulture),
                    (byte)'X' => number.ToString("X", CultureInfo.InvariantCulture),
                    (byte)'o' => System.Convert.ToString(number, 8),
                    _ => number.ToString(CultureInfo.InvariantCulture),
                }));
                break;
            default:
                return End.Unknown;
        }

        var padding = Math.Max(0, Math.Min(width, MaxWidth) - piece.Length);
        if (!isLeft) Pad(output, padding, isZero && conversion is not ((byte)'s' or (byte)'b' or (byte)'c') ? (byte)'0' : (byte)' ');
        output.Add(piece.Written);
        if (isLeft) Pad(output, padding, (byte)' ');
        return end;
    }

    private static int? Count(ReadOnlySpan<byte> format, ref int at, ref ReadOnlySpan<CommandWord> arguments)
    {
        if (at < format.Length && format[at] == (byte)'*')
        {
            at++;
            var count = arguments.IsEmpty ? 0 : NumberOf(arguments[0].Text.Span) ?? 0;
            if (!arguments.IsEmpty) arguments = arguments[1..];
            return (int)Math.Clamp(count, 0, MaxWidth);
        }

        if (!Utf8Parser.TryParse(format[at..], out int number, out var read) || number < 0) return null;
        at += read;
        return number;
    }

    // Decimal, 0x…, 0…, or 'c for the code of a character; none is zero.
    private static long? NumberOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        if (text[0] is (byte)'\'' or (byte)'"') return text.Length > 1 && Rune.DecodeFromUtf8(text[1..], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : 0;
        if (text.StartsWith("0x"u8) || text.StartsWith("0X"u8))
            return Utf8Parser.TryParse(text[2..], out long hexadecimal, out var digits, 'x') && digits == text.Length - 2 ? hexadecimal : null;
        if (text[0] == (byte)'0' && !text.ContainsAnyExceptInRange((byte)'0', (byte)'7') && text.Length <= 20)
        {
            var octal = 0L;
            foreach (var digit in text) octal = (8 * octal) + (digit - '0');
            return octal;
        }

        return Utf8Parser.TryParse(text, out long number, out var read) && read == text.Length ? number : null;
    }

    private static void Pad(ByteBuilder output, int count, byte with)
    {
        for (var i = 0; i < count; i++) output.Add(with);
    }

    private enum End
    {
        OfFormat,
        OfOutput,
        Unknown,
    }
}
