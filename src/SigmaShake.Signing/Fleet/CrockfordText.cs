namespace SigmaShake.Signing.Fleet;

/// <summary>Numbers in Crockford's base 32 (crockford.com/base32.html), lower case, without the letters that are taken for digits. Stateless, thread-safe.</summary>
public static class CrockfordText
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Fills <paramref name="destination"/> with the last digits of a number.</summary>
    public static void Write(UInt128 value, Span<char> destination)
    {
        for (var i = destination.Length - 1; i >= 0; i--, value >>= 5) destination[i] = Digits[(int)(value & 31)];
    }

    /// <summary>Reads at most 26 digits; false where one is none, or the number has more than 128 bits.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 value)
    {
        value = UInt128.Zero;
        foreach (var character in text)
        {
            var digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0 || value > UInt128.MaxValue >> 5) return false;
            value = (value << 5) | (uint)digit;
        }

        return true;
    }
}
