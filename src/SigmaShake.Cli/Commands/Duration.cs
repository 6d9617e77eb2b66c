using System.Globalization;

namespace SigmaShake.Cli.Commands;

/// <summary>Times as people type them: <c>90s</c>, <c>10m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    /// <summary>The time, above zero; null where it is not understood.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        TimeSpan? time = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
        return time > TimeSpan.Zero ? time : null;
    }
}
