using System.Buffers.Binary;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Tiles;

/// <summary>Finds an entry by its number, through the offsets kept with the tiles.</summary>
internal static class EntryPlace
{
    /// <summary>Reads the header of entry <paramref name="index"/> into <paramref name="header"/>; false if it does not stand where it was.</summary>
    public static bool Read(TileStore store, Descriptor entries, long index, Span<byte> header, out long offset, out FrameHeader read)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        offset = store.ReadOffset(index, bytes) ? BinaryPrimitives.ReadInt64BigEndian(bytes) : -1;
        read = default;
        return offset >= 0
            && SystemCall.ReadAt(entries.Number, header, offset) == header.Length
            && FrameDecoder.ReadHeader(header, out read) == FrameFault.None
            && read.Leaf.Index == index;
    }
}
