namespace SigmaShake.Signing.Notes;

/// <summary>How large a note may be. The specification wants room for 16 signatures of 5 kB each.</summary>
public static class NoteLimits
{
    /// <summary>The largest note, text and signatures, in bytes: 512 KiB.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The most signatures on one note.</summary>
    public const int MaxSignatures = 64;

    /// <summary>The longest key name, in bytes of UTF-8; what the newest cosignatures can express.</summary>
    public const int MaxNameBytes = 255;
}
