using System.Buffers.Binary;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Format;

/// <summary>Lays an entry out as the bytes of one frame.</summary>
internal static class FrameEncoder
{
    public static int FrameBytes(int payloadBytes) => FrameLayout.OverheadBytes + payloadBytes;

    /// <summary>Writes the frame over the whole of <paramref name="frame"/>, which is <see cref="FrameBytes"/> long.</summary>
    public static void Encode(Span<byte> frame, EntryKind kind, long index, long timeMs, ReadOnlySpan<byte> payload) =>
        EncodeHead(frame, new Leaf(kind, index, timeMs, EncodeBody(frame, payload)));

    /// <summary>
    /// Writes what does not depend on the entry's place: salt, payload and trailer. It is nearly all of the work, and needs no lock.
    /// </summary>
    /// <returns>The commitment to the payload, for the leaf.</returns>
    public static Digest EncodeBody(Span<byte> frame, ReadOnlySpan<byte> payload)
    {
        var body = frame[FrameLayout.HeaderBytes..^FrameLayout.TrailerBytes];
        SystemRandom.Fill(body[..Commitment.SaltBytes]);
        payload.CopyTo(body[Commitment.SaltBytes..]);

        var trailer = frame[^FrameLayout.TrailerBytes..];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, Crc32C.Of(body));
        BinaryPrimitives.WriteInt32BigEndian(trailer[FrameLayout.TrailerLengthOffset..], frame.Length);
        FrameLayout.EndMagic.CopyTo(trailer[FrameLayout.TrailerMagicOffset..]);
        return Commitment.Of(body);
    }

    /// <summary>Writes the rest, once the place is known.</summary>
    public static void EncodeHead(Span<byte> frame, in Leaf leaf)
    {
        FrameLayout.Magic.CopyTo(frame);
        frame[FrameLayout.VersionOffset] = FrameLayout.Version;
        frame[FrameLayout.FlagsOffset] = (byte)FrameFlags.None;
        frame[FrameLayout.ReservedOffset] = 0;
        frame[FrameLayout.ReservedOffset + 1] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame[FrameLayout.LengthOffset..], frame.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame[FrameLayout.IndexOffset..], leaf.Index);
        leaf.Write(frame[FrameLayout.LeafOffset..]);
        BinaryPrimitives.WriteUInt32BigEndian(
            frame[FrameLayout.HeaderChecksumOffset..], HeaderChecksum(frame[..FrameLayout.HeaderChecksumOffset]));
    }

    /// <summary>
    /// The checksum of a header with its flags counted as zero, so that erasing sets one bit and touches nothing else. Each flag is
    /// borne out by the body instead: an erased one is all zeros.
    /// </summary>
    public static uint HeaderChecksum(ReadOnlySpan<byte> header)
    {
        Span<byte> head = stackalloc byte[FrameLayout.FlagsOffset + 1];
        header[..FrameLayout.FlagsOffset].CopyTo(head);
        head[FrameLayout.FlagsOffset] = 0;
        return Crc32C.Of(head, header[head.Length..]);
    }
}
