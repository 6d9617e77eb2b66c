using System.Buffers.Binary;

namespace SigmaShake.Ledger.Hashing;

/// <summary>A SHA-256 hash as a value: compared and copied without allocation. The default is 32 zero bytes.</summary>
public readonly record struct Digest
{
    /// <summary>The length of every digest, in bytes.</summary>
    public const int Bytes = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>The digest that stands in the first 32 bytes of <paramref name="source"/>.</summary>
    public Digest(ReadOnlySpan<byte> source)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(source);
        _second = BinaryPrimitives.ReadUInt64BigEndian(source[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(source[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(source[24..]);
    }

    /// <summary>Writes the digest into the first 32 bytes of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _fourth);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
