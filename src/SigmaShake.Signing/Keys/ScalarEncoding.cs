namespace SigmaShake.Signing.Keys;

/// <summary>The scalar S of a signature, as its 32 bytes.</summary>
internal static class ScalarEncoding
{
    // L = 2^252 + 27742317777372353535851937790883648493, the order of the base point (RFC 8032, 5.1).
    private static ReadOnlySpan<byte> GroupOrder =>
    [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
    ];

    /// <summary>Whether S is less than L: S + L would verify as well, and make a second signature out of a first (RFC 8032, 5.1.7).</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> scalar) => LittleEndian.IsLess(scalar, GroupOrder);
}
