using System.Globalization;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard;

/// <summary>How counts, times and verdicts are shown.</summary>
internal static class Words
{
    private const double MicrosecondsPerMs = 1000;

    /// <summary><c>12,345</c>.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>2.5 ms</c>.</summary>
    public static string Milliseconds(long microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / MicrosecondsPerMs:0.0#} ms");

    /// <summary>A time, in the zone of this machine, with the exact one for programs.</summary>
    public static Html Time(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return Html.Of($"""<time datetime="{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}">{local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>""");
    }

    /// <summary>A verdict as a mark that says it in a word and a colour.</summary>
    public static Html Verdict(string word) => Html.Of($"""<span class="{$"verdict {KindOf(word)}"}">{word}</span>""");

    /// <summary>What kind of thing a verdict does: <c>refused</c>, <c>asked</c> or <c>passed</c>; <c>other</c> for what is none.</summary>
    public static string KindOf(string word) => word switch
    {
        "block" or "force" => "refused",
        "ask" => "asked",
        "allow" or "log" or "shadow" => "passed",
        _ => "other",
    };
}
