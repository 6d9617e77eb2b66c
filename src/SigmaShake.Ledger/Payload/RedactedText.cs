using System.Buffers;
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

    private readonly ArrayBufferWriter<byte> buffer = new(256);

    /// <summary>How many secrets were replaced since <see cref="Reset"/>.</summary>
    public int Secrets { get; private set; }

    public void Reset() => Secrets = 0;

    /// <summary>Counts a secret that was replaced without reading it.</summary>
    public void CountSecret() => Secrets++;

    /// <summary>Redacts <paramref name="text"/> and cuts it at a character.</summary>
    /// <param name="maxBytes">The limit on the result.</param>
    /// <param name="examineAll">Whether to look for secrets behind the limit too, so that <see cref="Secrets"/> speaks for the whole text.</param>
    /// <param name="cutBytes">How much of the text is missing, in bytes of the redacted text; 0 if nothing.</param>
    public ReadOnlySpan<byte> Make(ReadOnlySpan<byte> text, int maxBytes, bool examineAll, out int cutBytes)
    {
        buffer.ResetWrittenCount();
        var unread = examineAll ? 0 : Math.Max(0, text.Length - maxBytes - LookAheadBytes);
        Secrets += Redactor.Redact(text[..^unread], buffer);
        var redacted = buffer.WrittenSpan;
        var kept = redacted[..CharacterStart(redacted, maxBytes)];
        cutBytes = redacted.Length - kept.Length + unread;
        return kept;
    }

    /// <summary>The last place not behind <paramref name="index"/> where a UTF-8 sequence begins.</summary>
    private static int CharacterStart(ReadOnlySpan<byte> text, int index)
    {
        if (index >= text.Length) return text.Length;
        while (index > 0 && (text[index] & 0xC0) == 0x80) index--;
        return index;
    }
}
