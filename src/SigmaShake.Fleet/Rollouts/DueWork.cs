using Microsoft.Extensions.Logging;
using SigmaShake.Fleet.Live;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Fleet.Rollouts;

/// <summary>
/// What has to be done now and then for the releases of an organisation: signing timestamps again, waves that begin by themselves. It is done when a machine asks, so
/// an organisation that nobody asks for costs nothing. Thread-safe.
/// </summary>
internal sealed partial class DueWork(RolloutSteps rollouts, TimeProvider clock, ILogger<DueWork> log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Starts what is due. To be awaited: it waits only where machines would refuse what there is.</summary>
    public ValueTask BeginAsync(LiveOrganisation live)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var releases = live.Releases;
        var (isDue, isOver) = (false, false);
        for (var i = 0; i < releases.Count; i++)
        {
            isDue |= releases[i].RenewMs <= nowMs || releases[i].NextWaveMs <= nowMs;
            isOver |= releases[i].ExpiresMs <= nowMs;
        }

        if (!isDue || live.ServerScope is not { } scope) return ValueTask.CompletedTask;
        var work = live.Upkeep.Begin(nowMs, () => DoAsync(live, scope, releases, nowMs));
        return isOver ? new ValueTask(work) : ValueTask.CompletedTask;
    }

    private async Task DoAsync(LiveOrganisation live, OrgScope scope, IReadOnlyList<LiveRelease> releases, long nowMs)
    {
        try
        {
            foreach (var release in releases)
            {
                if (release.NextWaveMs <= nowMs) await rollouts.WidenWhereDueAsync(scope, release.Number, CancellationToken.None);
                if (release.RenewMs <= nowMs) await rollouts.RenewWhereDueAsync(scope, release.Number, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // Machines keep what they have; one that asks later starts it again.
            live.Upkeep.NotBefore(nowMs + (long)RetryAfter.TotalMilliseconds);
            LogFailed(e, scope.Id.ToString());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the timestamps of {Organisation} could not be signed again, or its next wave not begun")]
    private partial void LogFailed(Exception failure, string organisation);
}
