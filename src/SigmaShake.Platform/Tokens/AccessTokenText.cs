using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Platform.Tokens;

/// <summary>
/// How a token is written: <c>ssg_pat_</c> (a person's) or <c>ssg_sa_</c> (a service account's), 30 random letters and digits (178 bits), and the CRC-32 of all
/// that in 6 more. So a typo is told from a wrong token without looking anything up, and whoever looks for leaked secrets knows one when they see it.
/// </summary>
public static class AccessTokenText
{
    /// <summary>What a person's token begins with.</summary>
    public const string PersonalPrefix = "ssg_pat_";

    /// <summary>What a service account's token begins with.</summary>
    public const string ServicePrefix = "ssg_sa_";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 30;
    private const int ChecksumLength = 6;

    private static readonly SearchValues<char> AllDigits = SearchValues.Create(Digits);

    /// <summary>Whether a text is written like a token. It may still be nobody's.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var prefix = text.StartsWith(PersonalPrefix, StringComparison.Ordinal) ? PersonalPrefix : ServicePrefix;
        return text.Length == prefix.Length + RandomLength + ChecksumLength
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && text.AsSpan(prefix.Length).IndexOfAnyExcept(AllDigits) < 0
            && text.EndsWith(ChecksumOf(text[..^ChecksumLength]), StringComparison.Ordinal);
    }

    /// <summary>A new one.</summary>
    internal static string Create(bool isPersonal)
    {
        var text = (isPersonal ? PersonalPrefix : ServicePrefix) + RandomNumberGenerator.GetString(Digits, RandomLength);
        return text + ChecksumOf(text);
    }

    private static string ChecksumOf(string text) => string.Create(ChecksumLength, Crc32.Of(Encoding.ASCII.GetBytes(text)), static (digits, crc) =>
    {
        for (var i = digits.Length - 1; i >= 0; i--, crc /= (uint)Digits.Length) digits[i] = Digits[(int)(crc % (uint)Digits.Length)];
    });
}
