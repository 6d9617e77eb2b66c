using SigmaShake.Fleet.Storage;

namespace SigmaShake.Fleet.Live;

/// <summary>A change under way.</summary>
/// <param name="database">The fleet's database, in a transaction.</param>
/// <param name="fleet">The fleet's own row, its generation raised.</param>
/// <param name="now">When.</param>
internal sealed class FleetChange(FleetDatabase database, FleetRow fleet, DateTimeOffset now)
{
    public FleetDatabase Database { get; } = database;

    public FleetRow Fleet { get; } = fleet;

    public DateTimeOffset Now { get; } = now;

    public long NowMs => Now.ToUnixTimeMilliseconds();

    public bool IsKept { get; private set; }

    /// <summary>Keeps what was done; what it comes to.</summary>
    public T Keep<T>(T result)
    {
        IsKept = true;
        return result;
    }
}
