using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// The beginning of a text that arrives in pieces: as many whole characters as fit into a JSON string of a given size. What follows is counted
/// and not copied: of a large file that is written, eight kilobytes go on record. Reusable; not thread-safe.
/// </summary>
internal sealed class CutText
{
    private readonly List<byte> _kept = new(256);
    private int _leftBytes;

    /// <summary>What was kept; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => CollectionsMarshal.AsSpan(_kept);

    /// <summary>How many bytes were not kept.</summary>
    public int CutBytes { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="maxBytes">The limit on what the text takes as a JSON string, escapes included.</param>
    public void Reset(int maxBytes)
    {
        _kept.Clear();
        _leftBytes = maxBytes;
        CutBytes = 0;
    }

    /// <summary>Adds a piece, as far as there is room; once one did not fit, none does.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        var fitting = CutBytes > 0 ? 0 : Fitting(piece);
        _kept.AddRange(piece[..fitting]);
        CutBytes += piece.Length - fitting;
    }

    /// <summary>How much of <paramref name="text"/>, in whole characters, still fits once it is escaped.</summary>
    private int Fitting(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            _leftBytes -= WrittenBytes(text[i]);
            if (_leftBytes < 0) return i;
        }

        return text.Length;
    }

    // What a byte takes at most, had every character that is not ASCII to be escaped: `\u001b` is six, and a character outside the first plane
    // is two of them. The first byte of a character counts for all of it, so a cut never falls inside.
    private static int WrittenBytes(byte value) => value < AsciiBytes.Length ? AsciiBytes[value] : value < 0xC0 ? 0 : value < 0xF0 ? 6 : 12;

    private static ReadOnlySpan<byte> AsciiBytes =>
    [
        6, 6, 6, 6, 6, 6, 6, 6, 6, 2, 2, 6, 6, 2, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
        1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6,
    ];
}
