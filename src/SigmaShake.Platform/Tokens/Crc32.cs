namespace SigmaShake.Platform.Tokens;

/// <summary>CRC-32 as in zlib and PNG (ISO 3309): it tells typos, not attackers.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
        }

        return ~crc;
    }
}
