using Org.BouncyCastle.Crypto.Digests;

namespace SigmaShake.Signing.HttpSignatures;

/// <summary>The field <c>Content-Digest</c> (RFC 9530) with SHA-256 and nothing beside it.</summary>
public static class ContentDigest
{
    private const string Prefix = "sha-256=:";

    /// <summary>The value of the field for a body.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        var hash = new Sha256Digest();
        hash.BlockUpdate(body);
        Span<byte> digest = stackalloc byte[hash.GetDigestSize()];
        hash.DoFinal(digest);
        return $"{Prefix}{Convert.ToBase64String(digest)}:";
    }

    /// <summary>Whether a value of the field is that of a body. There is one way to write it.</summary>
    public static bool Fits(string value, ReadOnlySpan<byte> body) => string.Equals(value, Of(body), StringComparison.Ordinal);
}
