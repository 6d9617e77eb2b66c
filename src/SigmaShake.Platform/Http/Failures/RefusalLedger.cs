using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>What was refused, and why, as the operator may know it.</summary>
internal sealed record Refusal(int Status, string Code, string Method, string Route, string Reason);

/// <summary>
/// Brings refusals into the operator's ledger: the same ones once in ten seconds, with how many there were, and a bounded number of different ones, so that
/// whoever sends nonsense by the million fills no disk. Thread-safe. What has not been written when the server dies is in the log alone.
/// </summary>
internal sealed partial class RefusalLedger(AuditTrail trail, TimeProvider clock, ILogger<RefusalLedger> log) : BackgroundService
{
    /// <summary>How many different ones are kept apart until they are written.</summary>
    internal const int MaxKinds = 32;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Dictionary<Refusal, long> _counts = [];
    private long _others;

    public void Note(Refusal refusal)
    {
        lock (_gate)
        {
            if (_counts.TryGetValue(refusal, out var count)) _counts[refusal] = count + 1;
            else if (_counts.Count < MaxKinds) _counts[refusal] = 1;
            else _others++;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Write();
        }
        catch (OperationCanceledException)
        {
            // What is left is written by whoever stops it.
        }
    }

    private void Write()
    {
        Dictionary<Refusal, long> counts;
        long others;
        lock (_gate)
        {
            (counts, _counts) = (_counts, []);
            (others, _others) = (_others, 0);
        }

        try
        {
            foreach (var (one, count) in counts) trail.RecordOperator(Actor.Server, new Deed("request.refuse", $"{one.Status} {one.Code} {one.Method} {one.Route}, {count} times: {one.Reason}"));
            if (others > 0) trail.RecordOperator(Actor.Server, new Deed("request.refuse", $"others, {others} times: see the log"));
        }
        catch (Exception e)
        {
            // Whatever it is: what escapes here ends the server.
            LogUnwritten(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "refusals did not get into the operator's ledger")]
    private partial void LogUnwritten(Exception failure);
}
