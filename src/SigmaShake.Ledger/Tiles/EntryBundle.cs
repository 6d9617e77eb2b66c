using System.Buffers;
using System.Buffers.Binary;

namespace SigmaShake.Ledger.Tiles;

/// <summary>
/// The leaves below one tile of level 0: each with its length in two bytes before it, big-endian (C2SP tlog-tiles, "Log entries").
/// </summary>
internal sealed class EntryBundle
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>How many leaves there are in it.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <exception cref="OverflowException">A leaf of more than 65,535 bytes, which the format cannot hold.</exception>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.GetSpan(sizeof(ushort)), checked((ushort)leaf.Length));
        _bytes.Advance(sizeof(ushort));
        _bytes.Write(leaf);
        Count++;
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        Count = 0;
    }
}
