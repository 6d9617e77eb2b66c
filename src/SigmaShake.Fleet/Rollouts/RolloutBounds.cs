using System.Globalization;
using SigmaShake.Fleet.Storage;

namespace SigmaShake.Fleet.Rollouts;

/// <summary>When a rollout pauses itself: its machines refuse, fail or wait more than those of the release before.</summary>
internal static class RolloutBounds
{
    // Below this nobody waits, whatever it was before.
    private const double QuickUs = 50_000;

    /// <summary>What is out of bounds, or null.</summary>
    /// <param name="bounds">The organisation's bounds.</param>
    /// <param name="release">What machines of the new release have counted.</param>
    /// <param name="before">The same of the release before; null for none.</param>
    public static string? Objection(FleetRow bounds, ReleaseRow release, ReleaseRow? before)
    {
        if (before is null || release.Calls < Math.Max(1, bounds.MinCalls) || before.Calls == 0) return null;
        var (denials, denialsBefore) = (Percent(release.Denials, release.Calls), Percent(before.Denials, before.Calls));
        if (denials > denialsBefore + bounds.DenialPoints) return Said($"{denials:0.#} % of calls are refused, and were {denialsBefore:0.#} %");
        var (errors, errorsBefore) = (Percent(release.Errors, release.Calls), Percent(before.Errors, before.Calls));
        if (errors > errorsBefore + bounds.ErrorPoints) return Said($"{errors:0.#} % of calls could not be judged, and were {errorsBefore:0.#} %");
        if (release.SlowCalls == 0 || before.SlowCalls == 0) return null;
        var (slow, slowBefore) = (release.SlowUsSum / release.SlowCalls, before.SlowUsSum / before.SlowCalls);
        return slow > QuickUs && slow > slowBefore * bounds.LatencyPercent / 100 ? Said($"the slowest verdicts take {slow / 1000:0.#} ms, and took {slowBefore / 1000:0.#} ms") : null;
    }

    private static double Percent(long part, long whole) => 100.0 * part / whole;

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
