using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Audit;

/// <summary>Signs a checkpoint of every ledger that has grown, again and again: what was added since the last is all that could be rewritten unnoticed.</summary>
internal sealed partial class CheckpointRounds(Databases databases, PlatformOptions options, TimeProvider clock, ILogger<CheckpointRounds> log) : BackgroundService
{
    /// <summary>From one round to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    // How long each was when it was signed for.
    private readonly Dictionary<string, long> _signed = new(StringComparer.Ordinal);

    /// <summary>Makes one round.</summary>
    public async Task SignAsync(CancellationToken cancellation)
    {
        Sign(options.OperatorPlace);
        foreach (var (region, id) in await databases.OrganisationsAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            Sign(LedgerPlace.In(options.FolderOf(region, id)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await SignAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(e);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "a round of checkpoints failed")]
    private partial void LogFailed(Exception failure);
}
