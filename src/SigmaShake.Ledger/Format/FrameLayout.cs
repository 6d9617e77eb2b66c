namespace SigmaShake.Ledger.Format;

/// <summary>Where everything stands in a frame. <c>docs/internals/ledger.md</c> has the same as a table.</summary>
internal static class FrameLayout
{
    public const byte Version = 1;

    // Header: magic, version, flags, two zero bytes, frame length, index, leaf, checksum.
    public const int VersionOffset = 4;
    public const int FlagsOffset = 5;
    public const int ReservedOffset = 6;
    public const int LengthOffset = 8;
    public const int IndexOffset = 12;
    public const int LeafOffset = 20;
    public const int HeaderChecksumOffset = LeafOffset + Leaf.Bytes;
    public const int HeaderBytes = HeaderChecksumOffset + 4;

    // Trailer, counted from the end: checksum of the body, frame length again, end magic.
    public const int TrailerBytes = 12;
    public const int TrailerLengthOffset = 4;
    public const int TrailerMagicOffset = 8;

    public const int MagicBytes = 4;

    /// <summary>The body is salt and payload, or nothing once retention has dropped it.</summary>
    public const int SmallestFrameBytes = HeaderBytes + TrailerBytes;

    public const int OverheadBytes = HeaderBytes + Commitment.SaltBytes + TrailerBytes;

    public const int LargestFrameBytes = OverheadBytes + LedgerLimits.MaxPayloadBytes;

    // 0xFF and 0xFE stand in no UTF-8 text, so no payload can look like the begin or the end of a frame.
    public static ReadOnlySpan<byte> Magic => [0xFF, (byte)'S', (byte)'S', (byte)'G'];

    public static ReadOnlySpan<byte> EndMagic => [(byte)'g', (byte)'s', (byte)'s', 0xFE];
}

/// <summary>The flags of a frame; all other bits are zero.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,

    /// <summary>Salt, payload and their checksum are zero bytes, or the body is absent. The leaf stands.</summary>
    Erased = 1,
}
