using System.Runtime.InteropServices;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Payload;

/// <summary>A text without its secrets, cut to a limit; reused from string to string.</summary>
internal sealed class RedactedText
{
    /// <summary>
    /// How much further than the limit a text is read where all of it is too much: enough for every detector to make up its mind about a
    /// secret that begins before the limit.
    /// </summary>
    private const int LookAheadBytes = 4096;

    private readonly List<byte> _buffer = new(256);

    /// <summary>How many secrets were replaced since <see cref="Reset"/>.</summary>
    public int Secrets { get; private set; }

    public void Reset() => Secrets = 0;

    /// <summary>Counts a secret that was replaced without reading it.</summary>
    public void CountSecret() => Secrets++;

    /// <summary>Redacts <paramref name="text"/> and cuts it at a character.</summary>
    /// <param name="maxBytes">The limit on what the result takes as a JSON string, escapes included.</param>
    /// <param name="examineAll">Whether to look for secrets behind the limit too, so that <see cref="Secrets"/> speaks for the whole text.</param>
    /// <param name="cutBytes">How much of the text is missing, in bytes of the redacted text; 0 if nothing.</param>
    public ReadOnlySpan<byte> Make(ReadOnlySpan<byte> text, int maxBytes, bool examineAll, out int cutBytes)
    {
        _buffer.Clear();
        var unread = examineAll ? 0 : Math.Max(0, text.Length - maxBytes - LookAheadBytes);
        Secrets += Redactor.Redact(text[..^unread], _buffer);
        ReadOnlySpan<byte> redacted = CollectionsMarshal.AsSpan(_buffer);
        var kept = redacted[..Fitting(redacted, maxBytes)];
        cutBytes = redacted.Length - kept.Length + unread;
        return kept;
    }

    /// <summary>How much of <paramref name="text"/>, in whole characters, takes at most <paramref name="maxBytes"/> once it is escaped.</summary>
    private static int Fitting(ReadOnlySpan<byte> text, int maxBytes)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            written += WrittenBytes(text[i]);
            if (written > maxBytes) return i;
        }

        return text.Length;
    }

    /// <summary>
    /// What a byte takes at most, had every character that is not ASCII to be escaped: <c>\u001b</c> is six, and a character outside the first
    /// plane is two of them. The first byte of a character counts for all of it, so a cut never falls inside.
    /// </summary>
    private static int WrittenBytes(byte value) => value switch
    {
        (byte)'"' or (byte)'\\' or (byte)'\n' or (byte)'\r' or (byte)'\t' => 2,
        < 0x20 or 0x7F => 6,
        < 0x80 => 1,
        < 0xC0 => 0,
        < 0xF0 => 6,
        _ => 12,
    };
}
