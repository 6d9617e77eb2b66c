using System.Buffers.Binary;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Format;

/// <summary>A header that fits its checksum.</summary>
internal readonly record struct FrameHeader(int FrameBytes, FrameFlags Flags, Leaf Leaf)
{
    public bool IsErased => (Flags & FrameFlags.Erased) != FrameFlags.None;
}

/// <summary>Checks frames. A header is judged alone, so that a damaged payload does not take the leaf with it.</summary>
internal static class FrameDecoder
{
    /// <summary>Reads a header from the first <see cref="FrameLayout.HeaderBytes"/> of <paramref name="source"/>.</summary>
    public static FrameFault ReadHeader(ReadOnlySpan<byte> source, out FrameHeader header)
    {
        header = default;
        if (source.Length < FrameLayout.HeaderBytes || !source.StartsWith(FrameLayout.Magic)) return FrameFault.Magic;
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(source[FrameLayout.HeaderChecksumOffset..]);
        if (checksum != FrameEncoder.HeaderChecksum(source[..FrameLayout.HeaderChecksumOffset])) return FrameFault.Header;

        var leafBytes = source.Slice(FrameLayout.LeafOffset, Leaf.Bytes);
        if (source[FrameLayout.VersionOffset] != FrameLayout.Version || leafBytes[0] != Leaf.Version) return FrameFault.NewerVersion;

        var length = BinaryPrimitives.ReadInt32BigEndian(source[FrameLayout.LengthOffset..]);
        var index = BinaryPrimitives.ReadInt64BigEndian(source[FrameLayout.IndexOffset..]);
        var leaf = Leaf.Read(leafBytes);
        var fits = length is FrameLayout.SmallestFrameBytes or (>= FrameLayout.OverheadBytes and <= FrameLayout.LargestFrameBytes)
            && BinaryPrimitives.ReadUInt16BigEndian(source[FrameLayout.ReservedOffset..]) == 0
            && index == leaf.Index && index >= 0;
        if (!fits) return FrameFault.Header;

        header = new FrameHeader(length, (FrameFlags)source[FrameLayout.FlagsOffset], leaf);
        return FrameFault.None;
    }

    /// <summary>Checks all of <paramref name="frame"/> behind its header, but for the commitment.</summary>
    public static FrameFault CheckRest(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (frame.Length != header.FrameBytes) return FrameFault.Trailer;
        var trailer = frame[^FrameLayout.TrailerBytes..];
        if (TrailerLength(trailer) != frame.Length) return FrameFault.Trailer;
        if ((header.Flags & ~FrameFlags.Erased) != FrameFlags.None) return FrameFault.Flags;

        var body = Body(frame);
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(trailer);
        if (header.IsErased) return checksum == 0 && !body.ContainsAnyExcept((byte)0) ? FrameFault.None : FrameFault.ErasureUnfinished;
        return !body.IsEmpty && checksum == Crc32C.Of(body) ? FrameFault.None : FrameFault.Body;
    }

    /// <summary>Header and rest at once.</summary>
    public static FrameFault Check(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        var fault = ReadHeader(frame, out header);
        return fault == FrameFault.None ? CheckRest(frame, header) : fault;
    }

    /// <summary>The length of the frame that ends with <paramref name="trailer"/>; 0 if none can.</summary>
    public static int TrailerLength(ReadOnlySpan<byte> trailer)
    {
        if (!trailer[FrameLayout.TrailerMagicOffset..].StartsWith(FrameLayout.EndMagic)) return 0;
        var length = BinaryPrimitives.ReadInt32BigEndian(trailer[FrameLayout.TrailerLengthOffset..]);
        return length is >= FrameLayout.SmallestFrameBytes and <= FrameLayout.LargestFrameBytes ? length : 0;
    }

    /// <summary>Salt and payload, or nothing.</summary>
    public static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> frame) => frame[FrameLayout.HeaderBytes..^FrameLayout.TrailerBytes];
}
