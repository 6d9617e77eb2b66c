using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace SigmaShake.Signing.Tuf.Verification;

/// <summary>Hashes as metadata names and writes them. The library's: the framework's own load OpenSSL, which a static binary cannot.</summary>
internal static class ContentHash
{
    public const string Sha256Name = "sha256";

    public const string Sha512Name = "sha512";

    /// <summary>The hash in lower-case hexadecimal; null where the algorithm is not known.</summary>
    public static string? Of(string algorithm, ReadOnlySpan<byte> content) => algorithm switch
    {
        Sha256Name => Sha256(content),
        Sha512Name => Convert.ToHexStringLower(Digest(new Sha512Digest(), content)),
        _ => null,
    };

    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(Sha256Bytes(content));

    public static byte[] Sha256Bytes(ReadOnlySpan<byte> content) => Digest(new Sha256Digest(), content);

    private static byte[] Digest(IDigest digest, ReadOnlySpan<byte> content)
    {
        digest.BlockUpdate(content);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }
}
