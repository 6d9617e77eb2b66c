using System.Buffers.Binary;
using System.Text;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Cosignatures;

/// <summary>The <c>timestamped_signature</c> of c2sp.org/tlog-cosignature with Ed25519: eight bytes of time, big-endian, then the signature.</summary>
internal static class TimestampedSignature
{
    public const int Bytes = TimeBytes + Ed25519PublicKey.SignatureBytes;

    private const int TimeBytes = 8;

    public static byte[] Encode(long time, ReadOnlySpan<byte> signature)
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time);
        signature.CopyTo(bytes.AsSpan(TimeBytes));
        return bytes;
    }

    /// <summary>Seconds since 1970 UTC; null where the length is wrong, or the time over 2^63 - 1.</summary>
    public static long? Time(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Bytes && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var time ? time : null;

    public static ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> bytes) => bytes[TimeBytes..];

    /// <summary>What the witness signs: a header that keeps it apart from all else that is signed, the time, and the checkpoint's text.</summary>
    public static byte[] Message(long time, ReadOnlySpan<byte> text) => [.. Encoding.ASCII.GetBytes($"cosignature/v1\ntime {time}\n"), .. text];
}
