using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>A private Ed25519 key that signs metadata. It is kept where it signs, which needs no network. Not thread-safe. Dispose it to wipe it.</summary>
public sealed class TufSigner : IDisposable
{
    private const int MaxPemBytes = 1024;
    private const int LineCharacters = 64;

    private readonly Ed25519PrivateKey _key;

    private TufSigner(Ed25519PrivateKey key)
    {
        _key = key;
        Key = TufKey.Of(key.Public);
        Public = key.Public;
    }

    /// <summary>The public part, as metadata declares it.</summary>
    public TufKey Key { get; }

    /// <summary>The same as the key itself.</summary>
    public Ed25519PublicKey Public { get; }

    private static ReadOnlySpan<byte> BeginEncrypted => "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"u8;

    private static ReadOnlySpan<byte> EndEncrypted => "\n-----END ENCRYPTED PRIVATE KEY-----\n"u8;

    /// <summary>A new key from the kernel's random source.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel gives no random bytes.</exception>
    public static TufSigner Generate() => new(Ed25519PrivateKey.Generate());

    /// <summary>Reads what <see cref="ToPem()"/> wrote, or <c>openssl genpkey -algorithm ed25519</c>. The caller wipes <paramref name="pem"/>.</summary>
    public static SigningResult<TufSigner> FromPem(ReadOnlySpan<byte> pem) => Of(PrivateKeyPem.Read(pem));

    /// <summary>Whether a text is a key under a passphrase.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> pem) => pem.StartsWith(BeginEncrypted);

    /// <summary>Reads what <see cref="ToPem(ReadOnlySpan{byte})"/> wrote, or <c>openssl pkcs8 -topk8 -v2 aes256</c>. The caller wipes both.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="passphrase">The passphrase, in whatever encoding it was given.</param>
    public static SigningResult<TufSigner> FromPem(ReadOnlySpan<byte> pem, ReadOnlySpan<byte> passphrase)
    {
        if (pem.Length > MaxPemBytes || !IsEncrypted(pem) || !pem.EndsWith(EndEncrypted) || pem.Length <= BeginEncrypted.Length + EndEncrypted.Length) return Refused();
        Span<byte> der = stackalloc byte[MaxPemBytes];
        if (Base64.DecodeFromUtf8(pem[BeginEncrypted.Length..^EndEncrypted.Length], der, out _, out var length) != System.Buffers.OperationStatus.Done) return Refused();
        if (!EncryptedKey.IsKnown(der[..length]))
            return SigningResult<TufSigner>.Refused("the key is encrypted in a way that is not known", "encrypt it with `openssl pkcs8 -topk8 -v2 aes256`: PBKDF2, HMAC-SHA-256 and AES-256-CBC");
        if (EncryptedKey.Decrypt(der[..length], passphrase) is not { } plain)
            return SigningResult<TufSigner>.Refused("the passphrase does not open this key", "check the passphrase, and that it is the one of this key");
        try
        {
            return Of(PrivateKeyPem.FromDer(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The same under a passphrase, another text each time.</summary>
    public byte[] ToPem(ReadOnlySpan<byte> passphrase)
    {
        Span<byte> der = stackalloc byte[PrivateKeyPem.DerBytes];
        PrivateKeyPem.ToDer(_key, der);
        var lines = Convert.ToBase64String(EncryptedKey.Encrypt(der, passphrase)).Chunk(LineCharacters).Select(line => new string(line));
        CryptographicOperations.ZeroMemory(der);
        return [.. BeginEncrypted, .. Encoding.ASCII.GetBytes(string.Join('\n', lines)), .. EndEncrypted];
    }

    /// <summary>The key with its secret, as it is kept (<see cref="PrivateKeyPem"/>). The caller wipes it.</summary>
    public byte[] ToPem() => PrivateKeyPem.Write(_key);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    /// <summary>Names the public part; the secret is in no text.</summary>
    public override string ToString() => $"private key of {Key}";

    internal string Sign(ReadOnlySpan<byte> message) => Convert.ToHexStringLower(_key.Sign(message));

    private static SigningResult<TufSigner> Of(SigningResult<Ed25519PrivateKey> read) =>
        read.Succeeded ? SigningResult<TufSigner>.Of(new TufSigner(read.Value)) : new SigningResult<TufSigner>(null, read.Error);

    private static SigningResult<TufSigner> Refused() =>
        SigningResult<TufSigner>.Refused("this is no private key of Ed25519 in PEM", "put the copy back that you kept of it");
}
