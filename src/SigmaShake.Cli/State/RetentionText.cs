using System.Globalization;

namespace SigmaShake.Cli.State;

/// <summary>How long and how much is kept, as people write it: <c>90d</c>, <c>500MB</c>, <c>2GB</c>; no limit is a word.</summary>
internal static class RetentionText
{
    public const string Forever = "forever";
    public const string Unlimited = "unlimited";

    private const int MaxDays = 36_500;
    private const long Megabyte = 1_000_000;
    private const int MaxMegabytes = 100_000_000;

    /// <summary>1 to 36,500 days, zero for <c>forever</c>; null where it is not understood.</summary>
    public static TimeSpan? Age(string text)
    {
        if (text == Forever) return TimeSpan.Zero;
        return text.EndsWith('d') && Count(text[..^1]) is { } days and <= MaxDays ? TimeSpan.FromDays(days) : null;
    }

    public static string Of(TimeSpan age) => age == TimeSpan.Zero ? Forever : string.Create(CultureInfo.InvariantCulture, $"{age.Days}d");

    /// <summary>In bytes, zero for <c>unlimited</c>; null where it is not understood.</summary>
    public static long? Size(string text)
    {
        if (text == Unlimited) return 0;
        if (text.Length < 3 || Count(text[..^2]) is not { } count) return null;
        var megabytes = text[^2..] switch { "MB" => count, "GB" => 1_000L * count, _ => 0 };
        return megabytes is > 0 and <= MaxMegabytes ? megabytes * Megabyte : null;
    }

    public static string Of(long bytes) => bytes == 0 ? Unlimited : string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte}MB");

    private static int? Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
