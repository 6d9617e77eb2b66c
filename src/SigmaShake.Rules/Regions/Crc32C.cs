using System.Buffers.Binary;
using System.Numerics;

namespace SigmaShake.Rules.Regions;

/// <summary>CRC-32C (Castagnoli; RFC 3720, B.4): tells torn or rotten bytes from whole ones. It guards against accidents, not against people.</summary>
public static class Crc32C
{
    /// <summary>The length of a checksum in bytes.</summary>
    public const int Bytes = sizeof(uint);

    /// <summary>The checksum of <paramref name="data"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> data) => ~Continue(uint.MaxValue, data);

    /// <summary>The checksum of two stretches as if they were one.</summary>
    public static uint Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest) => ~Continue(Continue(uint.MaxValue, head), rest);

    private static uint Continue(uint crc, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var value in data) crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
