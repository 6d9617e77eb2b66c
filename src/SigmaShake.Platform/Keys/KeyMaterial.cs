using System.Security.Cryptography;

namespace SigmaShake.Platform.Keys;

/// <summary>256 bits of a key. Held for as long as its owner lives, wiped when it is disposed; never shown, logged or serialised.</summary>
internal sealed class KeyMaterial : IDisposable
{
    public const int Bytes = 32;

    private readonly byte[] _bytes;

    private KeyMaterial(byte[] bytes) => _bytes = bytes;

    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>A new key from the system's generator.</summary>
    public static KeyMaterial Create() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Takes a key over: the caller's array is the key from now on.</summary>
    public static KeyMaterial Take(byte[] bytes) => bytes.Length == Bytes ? new KeyMaterial(bytes) : throw new ArgumentException($"a key has {Bytes} bytes", nameof(bytes));

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
