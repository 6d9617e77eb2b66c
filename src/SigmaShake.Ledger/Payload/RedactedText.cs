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

    private readonly CutText _kept = new();

    /// <summary>How many secrets were replaced since <see cref="Reset"/>.</summary>
    public int Secrets { get; private set; }

    public void Reset() => Secrets = 0;

    /// <summary>Forgets the secrets of what was taken back: <paramref name="secrets"/> is the count before it.</summary>
    public void ReturnTo(int secrets) => Secrets = secrets;

    /// <summary>Counts a secret that was replaced without reading it.</summary>
    public void CountSecret() => Secrets++;

    /// <summary>Redacts <paramref name="text"/> and cuts it at a character.</summary>
    /// <param name="maxBytes">The limit on what the result takes as a JSON string, escapes included.</param>
    /// <param name="examineAll">Whether to look for secrets behind the limit too, so that <see cref="Secrets"/> speaks for the whole text.</param>
    /// <param name="cutBytes">How much of the text is missing, in bytes of the redacted text; 0 if nothing.</param>
    public ReadOnlySpan<byte> Make(ReadOnlySpan<byte> text, int maxBytes, bool examineAll, out int cutBytes)
    {
        _kept.Reset(maxBytes);
        var unread = examineAll ? 0 : Math.Max(0, text.Length - maxBytes - LookAheadBytes);
        Secrets += Redactor.Redact(text[..^unread], _kept);
        cutBytes = _kept.CutBytes + unread;
        return _kept.Written;
    }
}
