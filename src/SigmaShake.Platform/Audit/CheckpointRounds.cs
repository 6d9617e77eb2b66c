using Microsoft.Extensions.Logging;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Platform.Audit;

/// <summary>Signs a checkpoint of every ledger that has grown, again and again: what was added since the last is all that could be rewritten unnoticed.</summary>
internal sealed partial class CheckpointRounds(Databases databases, PlatformOptions options, TimeProvider clock, ILogger<CheckpointRounds> log) : PeriodicUpkeep(Interval, clock, log)
{
    /// <summary>From one round to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    // How long each was when it was signed for.
    private readonly Dictionary<string, long> _signed = new(StringComparer.Ordinal);

    /// <summary>Makes one round.</summary>
    public Task SignAsync(CancellationToken cancellation) => RoundAsync(cancellation);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        Sign(options.OperatorPlace);
        foreach (var (region, id) in await databases.OrganisationsAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            Sign(LedgerPlace.In(options.FolderOf(region, id)));
        }
    }

    private void Sign(LedgerPlace place)
    {
        var entries = new FileInfo(Path.Combine(place.Ledger, "entries"));
        if (!entries.Exists || _signed.GetValueOrDefault(place.Ledger) == entries.Length) return;
        var length = entries.Length;
        if (CheckpointSigner.Sign(place.Ledger, place.Checkpoints) is { Succeeded: false, Error: { } error }) LogRefused(error.ToString());
        else _signed[place.Ledger] = length;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a checkpoint is refused: {Problem}")]
    private partial void LogRefused(string problem);
}
