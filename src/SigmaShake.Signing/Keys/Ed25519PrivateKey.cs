using System.Security.Cryptography;
using Library = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SigmaShake.Signing.Keys;

/// <summary>An Ed25519 private key: the 32 bytes that RFC 8032 calls the secret key. Not thread-safe. Dispose it to wipe it.</summary>
/// <remarks>
/// The bytes lie where the collector does not move them, so that no copy stays behind. What the library computes from them while it signs
/// is garbage that it does not wipe: keep the key no longer than it takes to sign.
/// </remarks>
public sealed class Ed25519PrivateKey : IDisposable
{
    /// <summary>The length of the seed, in bytes.</summary>
    public const int SeedBytes = 32;

    private readonly byte[] _seed = GC.AllocateArray<byte>(SeedBytes, pinned: true);
    private bool _isWiped;

    private Ed25519PrivateKey(ReadOnlySpan<byte> seed)
    {
        seed.CopyTo(_seed);
        var point = new byte[Ed25519PublicKey.Bytes];
        Library.GeneratePublicKey(_seed, 0, point, 0);
        Public = Ed25519PublicKey.Computed(point);
    }

    /// <summary>The public part.</summary>
    public Ed25519PublicKey Public { get; }

    /// <summary>A new key from the kernel's random source.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel gives no random bytes.</exception>
    public static Ed25519PrivateKey Generate()
    {
        Span<byte> seed = stackalloc byte[SeedBytes];
        try
        {
            KernelRandom.Fill(seed);
            return new Ed25519PrivateKey(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The key that was kept as <paramref name="seed"/>; the caller wipes its own copy.</summary>
    /// <exception cref="ArgumentException">The seed has not 32 bytes.</exception>
    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed) => seed.Length == SeedBytes
        ? new Ed25519PrivateKey(seed)
        : throw new ArgumentException($"a seed has {SeedBytes} bytes", nameof(seed));

    /// <summary>The signature over <paramref name="message"/>: 64 bytes, the same each time (RFC 8032, 5.1.6).</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        ObjectDisposedException.ThrowIf(_isWiped, this);
        var signature = new byte[Ed25519PublicKey.SignatureBytes];
        var copy = message.ToArray();
        Library.Sign(_seed, 0, copy, 0, copy.Length, signature, 0);
        return signature;
    }

    /// <summary>Copies the secret, to keep it; the caller wipes the copy.</summary>
    internal void CopySeedTo(Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_isWiped, this);
        _seed.CopyTo(destination);
    }

    /// <summary>Wipes the secret.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _isWiped = true;
    }

    /// <summary>Names the public part; the secret is in no text.</summary>
    public override string ToString() => $"private key of {Public}";
}
