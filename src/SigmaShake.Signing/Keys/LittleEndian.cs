namespace SigmaShake.Signing.Keys;

/// <summary>Numbers as Ed25519 lays them out: lowest byte first. Not in constant time: for what is public only.</summary>
internal static class LittleEndian
{
    /// <summary>Whether <paramref name="left"/> is less than <paramref name="right"/>, both of one length.</summary>
    public static bool IsLess(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = left.Length - 1; i >= 0; i--)
        {
            if (left[i] != right[i]) return left[i] < right[i];
        }

        return false;
    }
}
