namespace SigmaShake.Rules.Images;

/// <summary>The bounds of an image.</summary>
public static class ImageLimits
{
    /// <summary>How many rules a layer may hold.</summary>
    public const int MaxRules = 10_000;

    /// <summary>How large a layer's compiled form may be, in bytes: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>How deep a condition may be nested. The language allows 32; what is deeper was not written by us.</summary>
    internal const int MaxDepth = 64;
}
