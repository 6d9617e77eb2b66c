using System.Buffers.Binary;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Tiles;

/// <summary>How far the kept tiles go. Written last and as a whole: what stands in the other files beyond it does not count.</summary>
/// <param name="Size">How many entries were folded in.</param>
/// <param name="EntriesBytes">Where the last of them ends in the file of entries.</param>
/// <param name="Root">The root over them.</param>
internal readonly record struct TileHead(long Size, long EntriesBytes, Digest Root)
{
    public const int Bytes = ChecksumOffset + Crc32C.Bytes;

    private const int SizeOffset = 8;
    private const int EntriesBytesOffset = 16;
    private const int RootOffset = 24;
    private const int ChecksumOffset = RootOffset + Digest.Bytes;

    private static ReadOnlySpan<byte> Magic => "ssgt\x01\0\0\0"u8;

    /// <summary>Null for anything that is not one whole head.</summary>
    public static TileHead? Read(ReadOnlySpan<byte> source)
    {
        if (source.Length != Bytes || !source.StartsWith(Magic)) return null;
        if (BinaryPrimitives.ReadUInt32BigEndian(source[ChecksumOffset..]) != Crc32C.Of(source[..ChecksumOffset])) return null;
        var head = new TileHead(
            BinaryPrimitives.ReadInt64BigEndian(source[SizeOffset..]),
            BinaryPrimitives.ReadInt64BigEndian(source[EntriesBytesOffset..]),
            new Digest(source[RootOffset..]));
        return head is { Size: > 0, EntriesBytes: > 0 } ? head : null;
    }

    public void Write(Span<byte> destination)
    {
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteInt64BigEndian(destination[SizeOffset..], Size);
        BinaryPrimitives.WriteInt64BigEndian(destination[EntriesBytesOffset..], EntriesBytes);
        Root.CopyTo(destination[RootOffset..]);
        BinaryPrimitives.WriteUInt32BigEndian(destination[ChecksumOffset..], Crc32C.Of(destination[..ChecksumOffset]));
    }
}
