namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Replaces secrets in a text by <c>[redacted:KIND]</c>, in one pass, in time linear in the text: <see cref="AnchorScan"/> names the few places
/// that are worth a look, and a fixed number of detectors looks at each, no further than to the end of the value that stands there.
/// </summary>
/// <remarks>It knows shapes, not meanings: a password that nothing names is not found. <c>docs/privacy.md</c> lists the detectors.</remarks>
internal static class Redactor
{
    /// <summary>Writes <paramref name="text"/> (UTF-8) without its secrets; returns how many there were.</summary>
    public static int Redact(ReadOnlySpan<byte> text, CutText output)
    {
        var written = new Written(text, output);
        // Found from afar, as the password in `https://name:password@host`; a token may still stand before it.
        var ahead = default(SecretSpan);
        var scan = new AnchorScan(text);
        while (scan.MoveNext())
        {
            if (ahead.IsFound && scan.Position >= ahead.Start) written.Replace(ref ahead);
            if (scan.Position < written.Read) continue;
            var secret = FindAt(text, scan);
            if (secret.End <= written.Read || !secret.IsFound) continue;

            if (ahead.IsFound && secret.Start >= ahead.Start) written.Replace(ref ahead);
            if (secret.Start > scan.Position && !ahead.IsFound) ahead = secret;
            else written.Replace(ref secret);
        }

        if (ahead.IsFound) written.Replace(ref ahead);
        output.Add(text[written.Read..]);
        return written.Count;
    }

    /// <summary>Whether a member of this name holds a secret, whatever its value looks like.</summary>
    public static bool IsSecretName(ReadOnlySpan<byte> name) => SecretNames.MatchesMember(name);

    /// <summary>A place can be more than one thing: the label of a key in the midst of a long word.</summary>
    private static SecretSpan FindAt(ReadOnlySpan<byte> text, in AnchorScan scan)
    {
        var place = scan.Position;
        if (scan.IsSeparator) return AtSeparator(text, place);
        if (scan.IsLabel && PrivateKeyDetector.Find(text, place) is { IsFound: true } key) return key;
        if (scan.IsInLongWord) return TokenDetector.Find(text, place - (AnchorScan.LongWord - 1), place + 1);
        if (scan.IsFlag) return FlagDetector.Find(text, place);
        if (scan.IsQuote) return SqlDetector.Find(text, place);
        return scan.IsBearer ? HeaderDetector.FindBearer(text, place) : default;
    }

    private static SecretSpan AtSeparator(ReadOnlySpan<byte> text, int place)
    {
        // `<scheme>://` and `x=://` have the colon behind another separator.
        var colon = place;
        while (TextBytes.At(text, colon + 1) is (byte)'=' or (byte)':' or (byte)'>') colon++;
        var isAddress = text[colon] == ':' && text[colon..].StartsWith("://"u8);
        var password = isAddress ? AddressDetector.Find(text, colon + 3) : default;
        return password.IsFound || (isAddress && colon == place) ? password : AssignmentDetector.Find(text, place);
    }

    /// <summary>How far the text was read, and how many secrets were replaced.</summary>
    private ref struct Written(ReadOnlySpan<byte> text, CutText output)
    {
        private readonly ReadOnlySpan<byte> _text = text;

        public int Read { get; private set; }

        public int Count { get; private set; }

        /// <summary>Goes on behind <paramref name="secret"/>. One that began inside the one before ends what is replaced later, never earlier.</summary>
        public void Replace(ref SecretSpan secret)
        {
            if (secret.End > Read)
            {
                output.Add(_text[Read..Math.Max(Read, secret.Start)]);
                output.Add(SecretKinds.Replacement(secret.Kind));
                Read = secret.End;
                Count++;
            }

            secret = default;
        }
    }
}
