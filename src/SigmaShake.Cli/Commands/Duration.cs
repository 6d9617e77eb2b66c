using System.Globalization;

namespace SigmaShake.Cli.Commands;

/// <summary>Times as people type them: <c>90s</c>, <c>10m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    // Far beyond what any command takes, and far below where time overflows.
    private const int MaxCount = 1_000_000;

    /// <summary>The time, above zero; null where it is not understood.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        if (count is 0 or > MaxCount) return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
