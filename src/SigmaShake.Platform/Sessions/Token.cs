using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Platform.Sessions;

/// <summary>256 random bits that somebody shows to be known again. Only their hash is stored: a stolen database signs nobody in.</summary>
internal static class Token
{
    private const int Bytes = 32;

    /// <summary>A new one, as text that stands in addresses and cookies, and its hash.</summary>
    public static (string Text, byte[] Hash) Create()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (text, HashOf(text));
    }

    /// <summary>What is stored of a token. One that is looked up by its hash is compared with nothing, so that time tells nothing.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
