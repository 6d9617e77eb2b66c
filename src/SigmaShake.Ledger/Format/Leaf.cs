using System.Buffers.Binary;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Format;

/// <summary>What the Merkle tree hashes of an entry, and what outlives the erasure of its payload. Big-endian, 50 bytes, one encoding for each value.</summary>
/// <param name="Kind">What the entry records.</param>
/// <param name="Index">Its place in the ledger, from 0.</param>
/// <param name="TimeMs">Milliseconds since 1970 UTC, never less than the entry before has.</param>
/// <param name="Commitment">See <see cref="Format.Commitment"/>.</param>
internal readonly record struct Leaf(EntryKind Kind, long Index, long TimeMs, Digest Commitment)
{
    public const int Bytes = 50;

    public const byte Version = 1;

    private const int KindOffset = 1;
    private const int IndexOffset = 2;
    private const int TimeOffset = 10;
    private const int CommitmentOffset = 18;

    public static Leaf Read(ReadOnlySpan<byte> source) => new(
        (EntryKind)source[KindOffset],
        BinaryPrimitives.ReadInt64BigEndian(source[IndexOffset..]),
        BinaryPrimitives.ReadInt64BigEndian(source[TimeOffset..]),
        new Digest(source[CommitmentOffset..]));

    public void Write(Span<byte> destination)
    {
        destination[0] = Version;
        destination[KindOffset] = (byte)Kind;
        BinaryPrimitives.WriteInt64BigEndian(destination[IndexOffset..], Index);
        BinaryPrimitives.WriteInt64BigEndian(destination[TimeOffset..], TimeMs);
        Commitment.CopyTo(destination[CommitmentOffset..]);
    }
}
