using System.Globalization;

namespace SigmaShake.Cli.Explaining;

/// <summary>Times of the log for people: in their own zone, with its offset, so that they can be mistaken for no other.</summary>
internal static class LocalTime
{
    /// <summary><c>2026-11-27T09:30:00.123+01:00</c> (RFC 3339).</summary>
    public static string Of(DateTimeOffset time, TimeZoneInfo zone) => In(time, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-27 +01:00</c>.</summary>
    public static string Day(DateTimeOffset time, TimeZoneInfo zone) => In(time, zone).ToString("yyyy-MM-dd zzz", CultureInfo.InvariantCulture);

    /// <summary><c>09:30:00</c>.</summary>
    public static string Clock(DateTimeOffset time, TimeZoneInfo zone) => In(time, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    // At the ends of the calendar there is no room for an offset.
    private static DateTimeOffset In(DateTimeOffset time, TimeZoneInfo zone)
    {
        try
        {
            return TimeZoneInfo.ConvertTime(time, zone);
        }
        catch (ArgumentOutOfRangeException)
        {
            return time;
        }
    }
}
