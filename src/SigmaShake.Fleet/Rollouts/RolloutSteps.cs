using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Fleet.Rollouts;

/// <summary>
/// How far releases have come. The server decides which machine gets a release when; what is in it was signed by people, and a machine only ever goes forward.
/// Thread-safe.
/// </summary>
internal sealed class RolloutSteps(FleetWork work, OnlineKeys keys, AuditTrail trail)
{
    /// <summary>Gives a release to the next wave; what is in the way, or null.</summary>
    public Task<string?> WidenAsync(OrgScope scope, long number, CancellationToken cancellation) => ChangeAsync(scope, number, async (change, release) =>
    {
        var plan = FleetReader.PlanOf(release.Plan);
        if (release.IsPaused) return "The rollout is paused. Resume it first.";
        if (release.Wave >= plan.Waves.Count - 1) return "Every machine has this release.";
        await AdvanceAsync(scope, change, release, "", cancellation);
        return null;
    }, cancellation);

    /// <summary>Widens where the plan says that it is time.</summary>
    public async Task WidenWhereDueAsync(OrgScope scope, long number, CancellationToken cancellation) => await ChangeAsync(scope, number, async (change, release) =>
    {
        // Another node may have been faster.
        var plan = FleetReader.PlanOf(release.Plan);
        var dueMs = release.WaveSinceMs + (long)TimeSpan.FromMinutes(plan.EveryMinutes).TotalMilliseconds;
        if (release.IsPaused || plan.EveryMinutes == 0 || release.Wave >= plan.Waves.Count - 1 || change.NowMs < dueMs) return "It is not due.";
        await AdvanceAsync(scope, change, release, ", as planned", cancellation);
        return null;
    }, cancellation);

    /// <summary>Keeps a rollout from going on; what is in the way, or null. Machines that have the release keep it.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="number">The release.</param>
    /// <param name="reason">Why, where nobody asked for it; else null.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string?> PauseAsync(OrgScope scope, long number, string? reason, CancellationToken cancellation) => ChangeAsync(scope, number, (_, release) =>
    {
        if (release.IsPaused) return Task.FromResult<string?>("The rollout is paused already.");
        if (release.Wave >= FleetReader.PlanOf(release.Plan).Waves.Count - 1) return Task.FromResult<string?>("Every machine has this release. To go back, publish an older bundle as a new release.");
        trail.Record(scope, new Deed("fleet.rollout.pause", reason is null ? number.ToString(CultureInfo.InvariantCulture) : $"{number}: {reason}"));
        release.IsPaused = true;
        release.PauseReason = reason;
        return Task.FromResult<string?>(null);
    }, cancellation);

    /// <summary>Lets a rollout go on; what is in the way, or null. The time until its next wave begins anew.</summary>
    public Task<string?> ResumeAsync(OrgScope scope, long number, CancellationToken cancellation) => ChangeAsync(scope, number, (change, release) =>
    {
        if (!release.IsPaused) return Task.FromResult<string?>("The rollout is not paused.");
        trail.Record(scope, new Deed("fleet.rollout.resume", number.ToString(CultureInfo.InvariantCulture)));
        release.IsPaused = false;
        release.PauseReason = null;
        release.WaveSinceMs = change.NowMs;

        // What made it pause was seen, and would pause it again with the first report.
        (release.Calls, release.Denials, release.Errors, release.SlowUsSum, release.SlowCalls) = (0, 0, 0, 0, 0);
        return Task.FromResult<string?>(null);
    }, cancellation);

    /// <summary>Signs the timestamp of a release again where half of its life is over.</summary>
    public async Task RenewWhereDueAsync(OrgScope scope, long number, CancellationToken cancellation) => await ChangeAsync(scope, number, async (change, release) =>
    {
        if (change.NowMs < TimestampLife.RenewMs(release.TimestampExpiresMs)) return "It is not due.";
        using var key = await keys.OpenAsync(change.Fleet, scope, cancellation);
        OnlineSigning.Renew(change, release, key);
        return null;
    }, cancellation);

    private async Task AdvanceAsync(OrgScope scope, FleetChange change, ReleaseRow release, string why, CancellationToken cancellation)
    {
        trail.Record(scope, new Deed("fleet.rollout.widen", $"{release.Number} to {FleetReader.PlanOf(release.Plan).Waves[release.Wave + 1]} %{why}"));
        release.Wave++;
        release.WaveSinceMs = change.NowMs;
        using var key = await keys.OpenAsync(change.Fleet, scope, cancellation);
        OnlineSigning.Renew(change, release, key);
    }

    private Task<string?> ChangeAsync(OrgScope scope, long number, Func<FleetChange, ReleaseRow, Task<string?>> act, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        var release = await change.Database.Releases.FirstOrDefaultAsync(row => row.Number == number, cancellation);
        if (release is null) return "There is no such release.";
        return await act(change, release) is { } objection ? objection : change.Keep<string?>(null);
    }, cancellation);
}
