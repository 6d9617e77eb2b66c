using System.Buffers.Binary;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace SigmaShake.Signing.Notes;

/// <summary>The short identifier of a key: SHA-256(name ‖ newline ‖ type ‖ public key), its first four bytes, big-endian.</summary>
internal static class KeyId
{
    public const int Bytes = 4;

    public const int HexDigits = 2 * Bytes;

    public static uint Of(string name, SignatureType type, ReadOnlySpan<byte> publicKey)
    {
        var hash = new Sha256Digest();
        hash.BlockUpdate(Encoding.UTF8.GetBytes(name));
        hash.Update((byte)'\n');
        hash.Update((byte)type);
        hash.BlockUpdate(publicKey);
        Span<byte> digest = stackalloc byte[hash.GetDigestSize()];
        hash.DoFinal(digest);
        return BinaryPrimitives.ReadUInt32BigEndian(digest);
    }
}
