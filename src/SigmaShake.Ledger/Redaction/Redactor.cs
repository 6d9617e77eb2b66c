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
        var count = 0;
        var copied = 0;
        var scan = new AnchorScan(text);
        while (scan.MoveNext())
        {
            if (scan.Position < copied) continue;
            var secret = FindAt(text, scan);
            if (secret.End <= copied || !secret.IsFound) continue;

            // One that began inside the one before ends what is replaced later, never earlier.
            output.Add(text[copied..Math.Max(copied, secret.Start)]);
            output.Add(SecretKinds.Replacement(secret.Kind));
            copied = secret.End;
            count++;
        }

        output.Add(text[copied..]);
        return count;
    }

    /// <summary>Whether a member of this name holds a secret, whatever its value looks like.</summary>
    public static bool IsSecretName(ReadOnlySpan<byte> name) => SecretNames.Matches(name);

    /// <summary>A place can be more than one thing: the label of a key in the midst of a long word.</summary>
    private static SecretSpan FindAt(ReadOnlySpan<byte> text, in AnchorScan scan)
    {
        var place = scan.Position;
        if (scan.IsSeparator) return AtSeparator(text, place);
        if (scan.IsLabel && PrivateKeyDetector.Find(text, place) is { IsFound: true } key) return key;
        if (scan.IsInLongWord) return TokenDetector.Find(text, place - (AnchorScan.LongWord - 1), place + 1);
        if (scan.IsFlag) return FlagDetector.Find(text, place);
        return scan.IsBearer ? HeaderDetector.FindBearer(text, place) : default;
    }

    private static SecretSpan AtSeparator(ReadOnlySpan<byte> text, int place)
    {
        if (text[place] == ':' && text[place..].StartsWith("://"u8)) return AddressDetector.Find(text, place + 3);
        return AssignmentDetector.Find(text, place);
    }
}
