using System.Buffers;

namespace SigmaShake.Ledger.Redaction;

/// <summary>The classes of bytes that detectors go by.</summary>
internal static class TextBytes
{
    // 1 for a letter, a digit, `_` and `-`. As data, for every text is looked at: the sets below are made when they are first needed, which
    // is where something looks like a secret.
    private static ReadOnlySpan<byte> WordTable =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    /// <summary>What ends a value that no quotes enclose.</summary>
    public static readonly SearchValues<byte> ValueEnd = SearchValues.Create(" \t\r\n\"'`;&|<>,)}]\\"u8);

    /// <summary>What ends the user part of an address.</summary>
    public static readonly SearchValues<byte> AuthorityEnd = SearchValues.Create("/?# \t\r\n\"'`<>\\"u8);

    /// <summary>What tokens and names are made of.</summary>
    public static bool IsWord(byte value) => value < WordTable.Length && WordTable[value] != 0;

    /// <summary>The stretch of word bytes at <paramref name="start"/>.</summary>
    public static int WordEnd(ReadOnlySpan<byte> text, int start)
    {
        while (start < text.Length && IsWord(text[start])) start++;
        return start;
    }

    public static int SkipBlanks(ReadOnlySpan<byte> text, int start)
    {
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t') start++;
        return start;
    }

    public static byte At(ReadOnlySpan<byte> text, int index) => (uint)index < (uint)text.Length ? text[index] : (byte)0;

    public static bool HasDigit(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)'0', (byte)'9');
}
