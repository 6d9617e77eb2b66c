using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Http.Operation;

/// <summary>Whether requests should be sent here, found out when somebody asks. Thread-safe.</summary>
public sealed class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Databases _databases;
    private readonly Draining _draining;

    internal Readiness(Databases databases, Draining draining)
    {
        _databases = databases;
        _draining = draining;
    }

    /// <summary>Why not, for the operator; null for ready.</summary>
    public async Task<string?> ObstacleAsync(CancellationToken cancellation)
    {
        if (_draining.Begun.IsCancellationRequested) return "the server was told to stop";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var control = _databases.OpenControl();
            await control.Organisations.AsNoTracking().AnyAsync(limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"the control database does not answer within {Patience.TotalSeconds} s";
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            return $"the control database does not answer: {e.Message}";
        }
    }
}
