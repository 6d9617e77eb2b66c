using System.Text;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>
/// Secrets that look real and are made when a test runs, so that no scanner takes its file for a leak. In a pattern, <c>§40</c> stands for 40
/// letters and digits, and a letter behind the number for another alphabet.
/// </summary>
internal static class MadeSecrets
{
    private const string Mixed = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The text, and its random parts.</summary>
    public static (string Text, List<string> Parts) Make(string pattern, Random random)
    {
        var result = new StringBuilder();
        var parts = new List<string>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '§')
            {
                result.Append(pattern[i]);
                continue;
            }

            var length = 0;
            while (i + 1 < pattern.Length && char.IsAsciiDigit(pattern[i + 1])) length = (10 * length) + pattern[++i] - '0';
            var alphabet = i + 1 < pattern.Length ? Alphabet(pattern[i + 1]) : null;
            if (alphabet is not null) i++;
            var part = Part(random, alphabet ?? Mixed, length);
            result.Append(part);
            parts.Add(part);
        }

        return (result.ToString(), parts);
    }

    /// <summary>What the redactor makes of a text.</summary>
    public static string Redact(string text)
    {
        var result = new CutText();
        result.Reset(int.MaxValue);
        Redactor.Redact(Encoding.UTF8.GetBytes(text), result);
        return Encoding.UTF8.GetString(result.Written);
    }

    // A digit for certain, as nearly all issued tokens have one; and no dash at the end, which a sentence could have there too.
    private static string Part(Random random, string alphabet, int length)
    {
        var made = random.GetString(alphabet, length).ToCharArray();
        if (alphabet.Contains('7', StringComparison.Ordinal)) made[0] = '7';
        if (!char.IsAsciiLetterOrDigit(made[^1])) made[^1] = 'q';
        return new string(made);
    }

    private static string? Alphabet(char letter) => letter switch
    {
        'U' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        'h' => "0123456789abcdef",
        'd' => "0123456789",
        'w' => Mixed + "-_",
        'b' => Mixed + "+/",
        _ => null,
    };
}
