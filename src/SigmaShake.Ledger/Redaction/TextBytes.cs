using System.Buffers;

namespace SigmaShake.Ledger.Redaction;

/// <summary>The classes of bytes that detectors go by.</summary>
internal static class TextBytes
{
    /// <summary>What tokens and names are made of.</summary>
    public static readonly SearchValues<byte> Word =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <summary>What ends a value that no quotes enclose.</summary>
    public static readonly SearchValues<byte> ValueEnd = SearchValues.Create(" \t\r\n\"'`;&|<>,)}]\\"u8);

    /// <summary>What ends the user part of an address.</summary>
    public static readonly SearchValues<byte> AuthorityEnd = SearchValues.Create("/?# \t\r\n\"'`<>\\"u8);

    /// <summary>The stretch of word bytes at <paramref name="start"/>.</summary>
    public static int WordEnd(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept(Word);
        return length < 0 ? text.Length : start + length;
    }

    public static int SkipBlanks(ReadOnlySpan<byte> text, int start)
    {
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t') start++;
        return start;
    }

    public static byte At(ReadOnlySpan<byte> text, int index) => (uint)index < (uint)text.Length ? text[index] : (byte)0;

    public static bool HasDigit(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)'0', (byte)'9');
}
