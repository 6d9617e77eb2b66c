using System.Globalization;

namespace SigmaShake.Cli.Commands;

/// <summary>Points in time as people type them.</summary>
internal static class GivenTime
{
    /// <summary>The forms, for help and errors.</summary>
    public const string Forms = "2h or 3d ago, a date (2026-11-27), or a time (2026-11-27T09:30, or with an offset: 2026-11-27T09:30:00Z)";

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>The time; null where it is not understood. A date is its beginning; what has no offset is local.</summary>
    public static DateTimeOffset? Parse(string text, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (Ago(text) is { } ago) return ago < now - DateTimeOffset.UnixEpoch ? now - ago : DateTimeOffset.UnixEpoch;
        var exact = text.EndsWith('Z') || text.EndsWith('z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(exact, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        return DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? In(clock.LocalTimeZone, local) : null;
    }

    private static TimeSpan? Ago(string text)
    {
        if (text.Length < 2 || text[^1] is not ('d' or 'w')) return Duration.Parse(text);

        // A day is 24 hours here: "3d" is a length of time, not a date.
        return Duration.Parse(text[..^1] + "h") is { } hours ? hours * (text[^1] == 'd' ? 24 : 7 * 24) : null;
    }

    /// <summary>An hour that a change of clocks leaves out begins when it would have.</summary>
    private static DateTimeOffset? In(TimeZoneInfo zone, DateTime local)
    {
        if (local.Year is < 1970 or > 9998) return null;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
