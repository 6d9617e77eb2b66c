using System.Buffers;
using System.Buffers.Text;

namespace SigmaShake.Rules.Analysis.Outputs;

/// <summary>Texts decoded: what hides a command from whoever reads its source.</summary>
internal static class Decoders
{
    /// <summary>Base64 (RFC 4648), blanks and line breaks passed over; null for what is none.</summary>
    public static byte[]? Base64(ReadOnlySpan<byte> text)
    {
        var letters = WithoutBlanks(text);

        // A decoder that ignores garbage stops at the padding; one missing is put in, as the shell's tools forgive it with a warning.
        var padded = letters.Length % 4 == 0 ? letters : [.. letters, .. "==="u8[..(4 - (letters.Length % 4))]];
        var decoded = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        return System.Buffers.Text.Base64.DecodeFromUtf8(padded, decoded, out _, out var written) == OperationStatus.Done ? decoded[..written] : null;
    }

    /// <summary>Pairs of hexadecimal digits, blanks and line breaks passed over; null for what is none.</summary>
    public static byte[]? Hexadecimal(ReadOnlySpan<byte> text)
    {
        var digits = WithoutBlanks(text);
        var decoded = new byte[digits.Length / 2];
        for (var i = 0; i < decoded.Length; i++)
        {
            if (!Utf8Parser.TryParse(digits.AsSpan(2 * i, 2), out byte value, out var read, 'x') || read != 2) return null;
            decoded[i] = value;
        }

        return decoded;
    }

    /// <summary>Each line from its end to its begin, character by character.</summary>
    public static byte[] Reversed(ReadOnlySpan<byte> text)
    {
        var output = new ByteBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            while (!line.IsEmpty)
            {
                _ = System.Text.Rune.DecodeLastFromUtf8(line, out _, out var bytes);
                output.Add(line[^bytes..]);
                line = line[..^bytes];
            }

            if (end < 0) break;
            output.Add((byte)'\n');
            text = text[(end + 1)..];
        }

        return output.ToArray();
    }

    private static byte[] WithoutBlanks(ReadOnlySpan<byte> text)
    {
        var kept = new ByteBuilder(text.Length);
        foreach (var b in text)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) kept.Add(b);
        }

        return kept.ToArray();
    }
}
