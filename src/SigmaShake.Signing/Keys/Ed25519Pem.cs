using System.Buffers.Text;
using System.Text;

namespace SigmaShake.Signing.Keys;

/// <summary>A public key as a text that people hand to each other: SubjectPublicKeyInfo in PEM (RFC 8410, section 4; RFC 7468, section 13), which OpenSSL reads.</summary>
public static class Ed25519Pem
{
    private const int MaxBytes = 512;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN PUBLIC KEY-----\n"u8;

    private static ReadOnlySpan<byte> End => "\n-----END PUBLIC KEY-----\n"u8;

    // Up to the 32 bytes of the key. There is one form of it.
    private static ReadOnlySpan<byte> Head => [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>The text.</summary>
    public static byte[] Write(Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [.. Begin, .. Encoding.ASCII.GetBytes(Convert.ToBase64String([.. Head, .. key.Encoding])), .. End];
    }

    /// <summary>Reads what <see cref="Write"/> wrote, or <c>openssl pkey -pubout</c>.</summary>
    public static SigningResult<Ed25519PublicKey> Parse(ReadOnlySpan<byte> pem)
    {
        Span<byte> der = stackalloc byte[MaxBytes];
        if (pem.Length > MaxBytes || !pem.StartsWith(Begin) || !pem.EndsWith(End) || pem.Length <= Begin.Length + End.Length) return Refused();
        var status = Base64.DecodeFromUtf8(pem[Begin.Length..^End.Length], der, out _, out var length);
        return status == System.Buffers.OperationStatus.Done && length == Head.Length + Ed25519PublicKey.Bytes && der.StartsWith(Head)
            ? Ed25519PublicKey.Parse(der[Head.Length..length])
            : Refused();
    }

    private static SigningResult<Ed25519PublicKey> Refused() =>
        SigningResult<Ed25519PublicKey>.Refused("this is no public key of Ed25519 in PEM", "get it from whoever has the private one; `ssg fleet keys new` writes it beside that");
}
