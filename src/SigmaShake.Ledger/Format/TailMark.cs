using System.Buffers.Binary;
using SigmaShake.Ledger.Durable;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Format;

/// <summary>
/// What appenders leave for each other in the lock file: how far the entries are known to be durable, and what was cut and has yet to be put
/// on record. It is written under the lock, after the entries were synced, and never synced itself: it may lag behind, never ahead.
/// </summary>
/// <param name="DurableBytes">The size of the entries when they were last made durable; -1 when nobody knows.</param>
/// <param name="CutBytes">Torn bytes that were cut and are not on record yet.</param>
internal readonly record struct TailMark(long DurableBytes, long CutBytes)
{
    private const int Bytes = 32;
    private const int DurableOffset = 4;
    private const int CutOffset = 12;
    private const int ReservedOffset = 20;
    private const int ChecksumOffset = 28;

    private static ReadOnlySpan<byte> Magic => "ssgm"u8;

    /// <summary>No mark: what is on the disk is not known, and made sure of by the next append.</summary>
    public static TailMark Unknown => new(-1, 0);

    /// <summary>Reads the mark; anything that is not one whole mark is <see cref="Unknown"/>, which only costs a second sync.</summary>
    public static TailMark Read(Descriptor lockFile)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (SystemCall.ReadAt(lockFile.Number, bytes, 0) != Bytes || !bytes.StartsWith(Magic)) return Unknown;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[ChecksumOffset..]) != Crc32C.Of(bytes[..ChecksumOffset])) return Unknown;
        return new TailMark(
            BinaryPrimitives.ReadInt64BigEndian(bytes[DurableOffset..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[CutOffset..]));
    }

    /// <summary>Leaves the mark. A failure is of no consequence for the entries: the next appender finds the old mark and syncs again.</summary>
    public void Write(Descriptor lockFile)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[DurableOffset..], DurableBytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[CutOffset..], CutBytes);
        bytes[ReservedOffset..ChecksumOffset].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(bytes[ChecksumOffset..], Crc32C.Of(bytes[..ChecksumOffset]));
        _ = SystemCall.WriteAt(lockFile.Number, bytes, 0);
    }
}
