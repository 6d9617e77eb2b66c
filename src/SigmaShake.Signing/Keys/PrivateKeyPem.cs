using System.Buffers.Text;
using System.Security.Cryptography;

namespace SigmaShake.Signing.Keys;

/// <summary>An Ed25519 private key as it is kept: PKCS #8 (RFC 8410, section 7) in PEM (RFC 7468), which OpenSSL reads and writes.</summary>
public static class PrivateKeyPem
{
    /// <summary>The longest that is read, in bytes.</summary>
    public const int MaxBytes = 512;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN PRIVATE KEY-----\n"u8;

    private static ReadOnlySpan<byte> End => "\n-----END PRIVATE KEY-----\n"u8;

    // PKCS #8 of Ed25519 up to the 32 bytes of the secret.
    private static ReadOnlySpan<byte> Head => [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>Reads what <see cref="Write"/> wrote, or <c>openssl genpkey -algorithm ed25519</c>. The caller wipes <paramref name="pem"/>.</summary>
    public static SigningResult<Ed25519PrivateKey> Read(ReadOnlySpan<byte> pem)
    {
        if (pem.Length > MaxBytes || !pem.StartsWith(Begin) || !pem.EndsWith(End) || pem.Length <= Begin.Length + End.Length) return Refused();
        Span<byte> der = stackalloc byte[MaxBytes];
        try
        {
            var status = Base64.DecodeFromUtf8(pem[Begin.Length..^End.Length], der, out _, out var length);
            return status == System.Buffers.OperationStatus.Done ? FromDer(der[..length]) : Refused();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    /// <summary>The key with its secret. The caller wipes it.</summary>
    public static byte[] Write(Ed25519PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Span<byte> der = stackalloc byte[DerBytes];
        ToDer(key, der);

        // Written byte by byte: a string could not be wiped.
        var pem = GC.AllocateArray<byte>(Begin.Length + Base64.GetMaxEncodedToUtf8Length(der.Length) + End.Length, pinned: true);
        Begin.CopyTo(pem);
        _ = Base64.EncodeToUtf8(der, pem.AsSpan(Begin.Length), out _, out var written);
        End.CopyTo(pem.AsSpan(Begin.Length + written));
        CryptographicOperations.ZeroMemory(der);
        return pem;
    }

    /// <summary>The length of a key in DER.</summary>
    internal static int DerBytes => Head.Length + Ed25519PrivateKey.SeedBytes;

    /// <summary>Reads a key in DER. The caller wipes it.</summary>
    internal static SigningResult<Ed25519PrivateKey> FromDer(ReadOnlySpan<byte> der) =>
        der.Length == DerBytes && der.StartsWith(Head) ? SigningResult<Ed25519PrivateKey>.Of(Ed25519PrivateKey.FromSeed(der[Head.Length..])) : Refused();

    /// <summary>Writes a key in DER, <see cref="DerBytes"/> long. The caller wipes it.</summary>
    internal static void ToDer(Ed25519PrivateKey key, Span<byte> der)
    {
        Head.CopyTo(der);
        key.CopySeedTo(der[Head.Length..]);
    }

    private static SigningResult<Ed25519PrivateKey> Refused() =>
        SigningResult<Ed25519PrivateKey>.Refused("this is no private key of Ed25519 in PEM", "put the copy back that you kept of it");
}
