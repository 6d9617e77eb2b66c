using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Net.Serving;

/// <summary>Values that nobody guesses, and how they are compared.</summary>
internal static class Secret
{
    /// <summary>How many characters one has.</summary>
    public const int Characters = 43;

    private const int Bytes = 32;
    private const int IdBytes = 12;

    /// <summary>A new one: 256 bits, in letters that stand in an address as they are (RFC 4648, 5).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A name that nobody else guesses, and that need not be kept: 96 bits, in such letters.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>What stands for it where somebody else might read it: its SHA-256, hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether both are the same, in a time that does not tell where they differ.</summary>
    public static bool AreEqual(string? given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));
}
