using System.Text;

namespace SigmaShake.Rules.Json;

/// <summary>Resolves and writes the escapes of JSON strings (RFC 8259, section 7).</summary>
internal static class JsonEscapes
{
    /// <summary>Resolves the escapes of a string that a strict reader has already accepted.</summary>
    /// <remarks>
    /// A lone surrogate becomes U+FFFD, which is also what reaches a file or a process when an agent's runtime encodes such a string:
    /// the rules judge what will be written, and a cut emoji does not block an edit.
    /// </remarks>
    public static ReadOnlyMemory<byte> Resolve(ReadOnlySpan<byte> escaped)
    {
        // What was too much stays behind the text: a copy of the right size would touch as much memory again.
        var buffer = new byte[escaped.Length];
        return buffer.AsMemory(0, Resolve(escaped, buffer));
    }

    /// <summary>The same into <paramref name="destination"/>, which is at least as long as <paramref name="escaped"/>; returns the length.</summary>
    public static int Resolve(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        // No escape is shorter than what it stands for: `\n` is two bytes for one, `\uXXXX` six for at most three.
        var length = 0;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0) plain = escaped.Length;
            escaped[..plain].CopyTo(destination[length..]);
            length += plain;
            escaped = escaped[plain..];
            if (!escaped.IsEmpty) escaped = escaped[ResolveOne(escaped, destination, ref length)..];
        }

        return length;
    }

    /// <summary>Writes <paramref name="text"/> as a JSON string; nothing is escaped that need not be.</summary>
    public static void Write(ReadOnlySpan<byte> text, ref JsonOutput output)
    {
        output.Add((byte)'"');
        var plain = 0;
        for (var i = PlainRun.End(text, 0); i < text.Length; i = PlainRun.End(text, plain))
        {
            output.Add(text[plain..i]);
            WriteEscape(text[i], ref output);
            plain = i + 1;
        }

        output.Add(text[plain..]);
        output.Add((byte)'"');
    }

    /// <summary>The value of a hexadecimal digit of either case; -1 for anything else.</summary>
    public static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };

    private static void WriteEscape(byte escaped, ref JsonOutput output)
    {
        output.Add((byte)'\\');
        var letter = escaped switch
        {
            (byte)'"' or (byte)'\\' => escaped,
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)'u',
        };
        output.Add(letter);
        // All other control characters are below 0x20.
        if (letter == 'u') output.Add([(byte)'0', (byte)'0', (byte)('0' + (escaped >> 4)), "0123456789abcdef"u8[escaped & 0xF]]);
    }

    private static int ResolveOne(ReadOnlySpan<byte> escape, Span<byte> destination, ref int length)
    {
        if (escape[1] != 'u')
        {
            destination[length++] = escape[1] switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                var itself => itself,
            };
            return 2;
        }

        var unit = Unit(escape);
        var consumed = 6;
        Rune rune;
        if (char.IsHighSurrogate(unit) && escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u' && char.IsLowSurrogate(Unit(escape[6..])))
        {
            rune = new Rune(unit, Unit(escape[6..]));
            consumed = 12;
        }
        else if (!Rune.TryCreate(unit, out rune))
        {
            rune = Rune.ReplacementChar;
        }

        length += rune.EncodeToUtf8(destination[length..]);
        return consumed;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)((Digit(escape[2]) << 12) | (Digit(escape[3]) << 8) | (Digit(escape[4]) << 4) | Digit(escape[5]));
}
