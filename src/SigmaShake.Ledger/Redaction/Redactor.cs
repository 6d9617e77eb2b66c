using System.Text;

namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Replaces secrets in a text by <c>[redacted:DETECTOR]</c>, in one pass, in time linear in the text: every word is looked at by a fixed
/// number of detectors, each of which looks no further than the words that follow, and goes on behind what it found.
/// </summary>
/// <remarks>It knows shapes, not meanings: a password that nothing names is not found. <c>docs/internals/ledger.md</c> lists the detectors.</remarks>
internal static class Redactor
{
    private static ReadOnlySpan<byte> SchemeEnd => "://"u8;

    /// <summary>Writes <paramref name="text"/> (UTF-8) without its secrets; returns how many there were.</summary>
    public static int Redact(ReadOnlySpan<byte> text, CutText output)
    {
        var count = 0;
        var copied = 0;
        for (var i = 0; i < text.Length;)
        {
            var step = NextWord(text, i);
            if (step >= text.Length) break;
            var (secret, next) = FindAt(text, step);
            i = next;
            if (!secret.IsFound) continue;

            output.Add(text[copied..secret.Start]);
            output.Add("[redacted:"u8);
            output.Add(Encoding.ASCII.GetBytes(secret.Detector));
            output.Add("]"u8);
            copied = secret.End;
            i = secret.End;
            count++;
        }

        output.Add(text[copied..]);
        return count;
    }

    /// <summary>Whether a member of this name holds a secret, whatever its value looks like.</summary>
    public static bool IsSecretName(ReadOnlySpan<byte> name) => SecretNames.Matches(name);

    /// <summary>Where the next word begins, or the next <c>://</c>.</summary>
    private static int NextWord(ReadOnlySpan<byte> text, int start)
    {
        for (; start < text.Length; start++)
        {
            if (TextBytes.IsWord(text[start]) || (text[start] == ':' && text[start..].StartsWith(SchemeEnd))) break;
        }

        return start;
    }

    private static (SecretSpan Secret, int Next) FindAt(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] == ':') return (AddressDetector.Find(text, start + SchemeEnd.Length), start + SchemeEnd.Length);

        // The letter of a written-out `\n` is not part of the word behind it.
        if (text[start] is (byte)'n' or (byte)'r' or (byte)'t' && start > 0 && text[start - 1] == '\\') start++;
        var end = start < text.Length ? TextBytes.WordEnd(text, start) : start;
        var key = PrivateKeyDetector.Find(text, end);
        if (key.IsFound) return (key, key.End);
        var token = TokenDetector.Find(text, start, end);
        if (token.IsFound) return (token, token.End);
        var assignment = AssignmentDetector.Find(text, start, end);
        return (assignment, assignment.IsFound ? assignment.End : end);
    }
}
