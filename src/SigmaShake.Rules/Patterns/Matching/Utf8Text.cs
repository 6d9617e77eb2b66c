using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>
/// Reads code points out of UTF-8 that may be broken: a byte that is not part of a well-formed code point counts as
/// <see cref="Invalid"/>, by itself. Both directions agree on where code points begin and end.
/// </summary>
internal static class Utf8Text
{
    /// <summary>A byte that belongs to no code point; in no set.</summary>
    public const int Invalid = -1;

    /// <summary>The code point that begins at <paramref name="position"/>, which is not the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadForward(ReadOnlySpan<byte> text, int position, out int length)
    {
        length = 1;
        var first = text[position];
        return first < 0x80 ? first : ReadLongForward(text[position..], out length);
    }

    /// <summary>The code point that ends at <paramref name="position"/>, which is not the beginning.</summary>
    public static int ReadBackward(ReadOnlySpan<byte> text, int position, out int length)
    {
        length = 1;
        var last = text[position - 1];
        if (last < 0x80) return last;

        var earliest = Math.Max(0, position - 4);
        for (var start = position - 1; start >= earliest; start--)
        {
            // A continuation byte is 10xxxxxx; the first that is none must begin the code point.
            if ((text[start] & 0xC0) == 0x80) continue;
            var status = Rune.DecodeFromUtf8(text[start..position], out var rune, out var read);
            if (status != OperationStatus.Done || read != position - start) break;
            length = read;
            return rune.Value;
        }

        return Invalid;
    }

    private static int ReadLongForward(ReadOnlySpan<byte> rest, out int length)
    {
        if (Rune.DecodeFromUtf8(rest, out var rune, out length) == OperationStatus.Done) return rune.Value;
        length = 1;
        return Invalid;
    }
}
