using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet.Settings;

/// <summary>Reads and changes them. Thread-safe.</summary>
internal sealed class SettingsStore(Databases databases, FleetWork work, AuditTrail trail)
{
    public async Task<FleetSettings> ReadAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        return FleetSettings.Of(await database.Fleet.AsNoTracking().SingleAsync(cancellation));
    }

    /// <summary>Changes them; what is wrong, or null.</summary>
    public async Task<string?> ChangeAsync(OrgScope scope, FleetSettings settings, CancellationToken cancellation) => settings.Problem ?? await work.ChangeAsync(scope, change =>
    {
        trail.Record(scope, new Deed(
            "fleet.settings.change",
            $"single signer {(settings.AllowsSingleSigner ? "allowed" : "refused")}, "
            + $"pause after {settings.MinCalls} calls at +{settings.DenialPoints}/+{settings.ErrorPoints} points, {settings.LatencyPercent} %"));
        var row = change.Fleet;
        (row.AllowsSingleSigner, row.MinCalls, row.DenialPoints, row.ErrorPoints, row.LatencyPercent) =
            (settings.AllowsSingleSigner, settings.MinCalls, settings.DenialPoints, settings.ErrorPoints, settings.LatencyPercent);
        return Task.FromResult(change.Keep<string?>(null));
    }, cancellation);
}
