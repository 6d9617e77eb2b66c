using System.Globalization;

namespace SigmaShake.Cli.Commands;

/// <summary>Moments as people type them: <c>2026-11-01</c>, <c>2026-11-01T12:00:00Z</c>, or <c>90d</c> for ninety days ago. Without an offset it is UTC.</summary>
internal static class PointInTime
{
    private const int MaxDays = 36_500;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The moment, or null where it is not understood.</summary>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        if (text.EndsWith('d') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            return days is > 0 and <= MaxDays ? now - TimeSpan.FromDays(days) : null;
        }

        if (Duration.Parse(text) is { } ago) return now - ago;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }
}
