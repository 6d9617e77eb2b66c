namespace SigmaShake.Ledger.Hashing;

/// <summary>HMAC-SHA-256 (RFC 2104) over <see cref="Sha256"/>: the framework's own cannot be had in a static binary.</summary>
public static class HmacSha256
{
    private const int BlockBytes = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;

    /// <summary>The code of <paramref name="data"/> under <paramref name="key"/>, which may be of any length.</summary>
    public static Digest Of(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        if (key.Length > BlockBytes) Sha256.Hash(key).CopyTo(block);
        else key.CopyTo(block);

        Span<byte> inner = stackalloc byte[Digest.Bytes];
        Hash(block, InnerPad, data).CopyTo(inner);
        return Hash(block, OuterPad, inner);
    }

    private static Digest Hash(ReadOnlySpan<byte> block, byte pad, ReadOnlySpan<byte> data)
    {
        Span<byte> padded = stackalloc byte[BlockBytes];
        for (var i = 0; i < BlockBytes; i++) padded[i] = (byte)(block[i] ^ pad);
        var hash = Sha256.Create();
        hash.Append(padded);
        hash.Append(data);
        return hash.Finish();
    }
}
