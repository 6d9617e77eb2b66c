using System.Security.Cryptography;

namespace SigmaShake.Platform.Keys;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits in front and the tag of 128 bits behind. What a sealed value belongs to is its associated
/// data, so one that is moved elsewhere does not open.
/// </summary>
/// <remarks>Random nonces are safe for 2^32 values under one key (section 8.3); an organisation's key seals far fewer.</remarks>
internal static class Sealing
{
    /// <summary>By how many bytes a sealed value is longer.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Seals a value.</summary>
    public static byte[] Seal(KeyMaterial key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> belongsTo)
    {
        var box = new byte[plain.Length + Overhead];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key.Span, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), belongsTo);
        return box;
    }

    /// <summary>Opens a value; null if it was not sealed by this key, for this place, or not at all.</summary>
    public static byte[]? Open(KeyMaterial key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> belongsTo)
    {
        if (box.Length < Overhead) return null;
        var plain = new byte[box.Length - Overhead];
        using var cipher = new AesGcm(key.Span, TagBytes);
        try
        {
            cipher.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain, belongsTo);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
