namespace SigmaShake.Ledger.Redaction;

/// <summary>
/// Tells what a machine drew by lot from what a person wrote. Hashes, UUIDs and other numbers in one case are left alone on purpose: they stand
/// everywhere, and people want to read them.
/// </summary>
internal static class RandomValues
{
    /// <summary>What is longer is data, not a key.</summary>
    public const int MaxBytes = 200;

    private const int MinBytes = 24;
    private const int LookedAtBytes = 64;

    /// <summary>Of 100 neighbours in random base64 some 62 are of different classes; in words written together some 40.</summary>
    private const int MinChangesPercent = 45;

    /// <summary>Of 40 bytes drawn from 64, some 30 are different; what repeats itself was not drawn.</summary>
    private const int MinDifferentPercent = 50;

    /// <summary>Whether <paramref name="value"/>, all of it in the alphabet of base64, looks drawn by lot.</summary>
    public static bool IsRandom(ReadOnlySpan<byte> value)
    {
        if (value.Length is < MinBytes or >= MaxBytes) return false;
        var body = value.TrimEnd((byte)'=');
        if (value.Length - body.Length > 2) return false;
        foreach (var one in body)
        {
            if (!TextBytes.IsBase64(one)) return false;
        }

        return IsMixed(body) && !IsPublic(value) && !IsEncodedText(body);
    }

    /// <summary>Whether small and capital letters and digits are mixed as nobody writes them.</summary>
    public static bool IsMixed(ReadOnlySpan<byte> value)
    {
        if (value.Length > LookedAtBytes) value = value[..LookedAtBytes];
        int lower = 0, upper = 0, digits = 0, digitGroups = 0, changes = 0;
        var last = 0;
        var seen = default(UInt128);
        foreach (var one in value)
        {
            var kind = Kind(one);
            if (kind == 1) lower++;
            else if (kind == 2) upper++;
            else if (kind == 3) digits++;
            if (kind != last)
            {
                changes++;
                if (kind == 3) digitGroups++;
            }

            last = kind;
            seen |= UInt128.One << (one & 0x7F);
        }

        var different = (int)UInt128.PopCount(seen);
        var most = Math.Min(value.Length, 40);
        return lower > 1 && upper > 1 && digits > 1 && digitGroups > 1
            && changes * 100 >= value.Length * MinChangesPercent && different * 100 >= most * MinDifferentPercent;
    }

    /// <summary>Whether the begin of <paramref name="value"/> has a digit, or letters of both cases.</summary>
    public static bool HasDigitOrMixedCase(ReadOnlySpan<byte> value)
    {
        if (value.Length > LookedAtBytes) value = value[..LookedAtBytes];
        return TextBytes.HasDigit(value) || (value.ContainsAnyInRange((byte)'a', (byte)'z') && value.ContainsAnyInRange((byte)'A', (byte)'Z'));
    }

    private static int Kind(byte value) => value switch
    {
        >= (byte)'a' and <= (byte)'z' => 1,
        >= (byte)'A' and <= (byte)'Z' => 2,
        >= (byte)'0' and <= (byte)'9' => 3,
        _ => 4,
    };

    /// <summary>Digests with their algorithm before them (Subresource Integrity), public keys of SSH, certificates.</summary>
    private static bool IsPublic(ReadOnlySpan<byte> value) =>
        value.StartsWith("sha"u8) || value.StartsWith("md5-"u8) || value.StartsWith("AAAA"u8) || value.StartsWith("MII"u8);

    /// <summary>Whether it is base64 of something to read, by its first eighteen bytes.</summary>
    private static bool IsEncodedText(ReadOnlySpan<byte> value)
    {
        for (var i = 0; i + 4 <= Math.Min(value.Length, 24); i += 4)
        {
            var bits = 0;
            for (var j = 0; j < 4; j++) bits = (bits << 6) | Digit(value[i + j]);
            if (!IsReadable((byte)(bits >> 16)) || !IsReadable((byte)(bits >> 8)) || !IsReadable((byte)bits)) return false;
        }

        return true;
    }

    private static int Digit(byte value) => value switch
    {
        >= (byte)'A' and <= (byte)'Z' => value - 'A',
        >= (byte)'a' and <= (byte)'z' => value - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => value - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        _ => 63,
    };

    private static bool IsReadable(byte value) => value is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
