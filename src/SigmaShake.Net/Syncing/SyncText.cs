using System.Globalization;
using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Net.Syncing;

/// <summary>What is in force, in words.</summary>
internal static class SyncText
{
    /// <summary>One line: which release, of whom, how much, until when.</summary>
    public static string Of(FleetEnrolment enrolment, SyncOutcome outcome, DateTimeOffset now) => outcome.Release is { } release
        ? $"release {release.Release} of `{enrolment.Organisation}` is in force: {Counted(outcome.Files, "rule file")}, {Validity(release, now)}"
        : $"nothing of `{enrolment.Organisation}` is in force, and every call is refused";

    /// <summary>What holds although news could not be had.</summary>
    public static string Standing(EnforcedRelease? release, DateTimeOffset now) => release is null
        ? "nothing is in force, and every call is refused"
        : $"release {release.Release} stays in force, verified {Ago(now - DateTimeOffset.FromUnixTimeMilliseconds(release.VerifiedMs))}, {Validity(release, now)}";

    private static string Validity(EnforcedRelease release, DateTimeOffset now)
    {
        var end = DateTimeOffset.FromUnixTimeMilliseconds(release.ExpiresMs);
        return string.Create(CultureInfo.InvariantCulture, $"{(end > now ? "good until" : "stale since")} {end:yyyy-MM-dd HH:mm}Z");
    }

    private static string Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{Counted((int)time.TotalMinutes, "minute")} ago",
        { TotalDays: < 2 } => $"{Counted((int)time.TotalHours, "hour")} ago",
        _ => $"{Counted((int)time.TotalDays, "day")} ago",
    };

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
