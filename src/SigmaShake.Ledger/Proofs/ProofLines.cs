using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>What both kinds of proof are written with: lines of text, hashes in base 64, an empty line and a checkpoint.</summary>
internal static class ProofLines
{
    /// <summary>The most hashes that a tree of any size needs.</summary>
    public const int MaxHashes = 63;

    /// <summary>Writes the head, the hashes and the checkpoint.</summary>
    public static byte[] Write(IEnumerable<string> head, IEnumerable<Digest> path, SignedNote checkpoint)
    {
        var text = new StringBuilder();
        foreach (var line in head) text.Append(line).Append('\n');
        Span<byte> bytes = stackalloc byte[Digest.Bytes];
        foreach (var hash in path)
        {
            hash.CopyTo(bytes);
            text.Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').Append(checkpoint).ToString());
    }

    /// <summary>The lines before the first empty one, and the note behind it; null where there is no empty line.</summary>
    public static string[]? Split(ReadOnlySpan<byte> proof, out ReadOnlySpan<byte> note)
    {
        var blank = proof.IndexOf("\n\n"u8);
        note = blank < 0 ? default : proof[(blank + 2)..];
        return blank < 0 ? null : Encoding.UTF8.GetString(proof[..blank]).Split('\n');
    }

    /// <summary>The number behind <paramref name="word"/> and a space, in its one form; null for anything else.</summary>
    public static long? Number(string line, string word) =>
        line.StartsWith($"{word} ", StringComparison.Ordinal)
        && long.TryParse(line.AsSpan(word.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && line == string.Create(CultureInfo.InvariantCulture, $"{word} {number}")
            ? number
            : null;

    /// <summary>The hashes, one a line; null where one is none, or there are too many.</summary>
    public static Digest[]? Hashes(ReadOnlySpan<string> lines)
    {
        if (lines.Length > MaxHashes) return null;
        var hashes = new Digest[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Base64(lines[i]) is not { Length: Digest.Bytes } bytes) return null;
            hashes[i] = new Digest(bytes);
        }

        return hashes;
    }

    /// <summary>Base 64 in its one form: padded, no blanks, no stray bits; null for anything else.</summary>
    public static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }
}
