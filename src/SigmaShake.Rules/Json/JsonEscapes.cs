using System.Buffers.Text;
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
        // No escape is shorter than what it stands for: `\n` is two bytes for one, `\uXXXX` six for at most three.
        var buffer = new byte[escaped.Length];
        var length = 0;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0) plain = escaped.Length;
            escaped[..plain].CopyTo(buffer.AsSpan(length));
            length += plain;
            escaped = escaped[plain..];
            if (!escaped.IsEmpty) escaped = escaped[ResolveOne(escaped, buffer, ref length)..];
        }

        // What was too much stays behind the text: a copy of the right size would touch as much memory again.
        return buffer.AsMemory(0, length);
    }

    /// <summary>Writes <paramref name="text"/> as a JSON string; nothing is escaped that need not be.</summary>
    public static void Write(ReadOnlySpan<byte> text, List<byte> output)
    {
        output.Add((byte)'"');
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= 0x20 and not ((byte)'"' or (byte)'\\')) continue;
            output.AddRange(text[plain..i]);
            WriteEscape(text[i], output);
            plain = i + 1;
        }

        output.AddRange(text[plain..]);
        output.Add((byte)'"');
    }

    private static void WriteEscape(byte escaped, List<byte> output)
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
        if (letter == 'u') output.AddRange([(byte)'0', (byte)'0', (byte)('0' + (escaped >> 4)), "0123456789abcdef"u8[escaped & 0xF]]);
    }

    private static int ResolveOne(ReadOnlySpan<byte> escape, byte[] buffer, ref int length)
    {
        if (escape[1] != 'u')
        {
            buffer[length++] = escape[1] switch
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

        length += rune.EncodeToUtf8(buffer.AsSpan(length));
        return consumed;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)(Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out var read, 'x') && read == 4 ? unit : 0xFFFD);
}
