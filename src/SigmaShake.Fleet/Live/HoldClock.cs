using Microsoft.Extensions.Hosting;

namespace SigmaShake.Fleet.Live;

/// <summary>
/// Ends requests that have waited for long enough. One tick a second for all of them, in place of a timer each. Thread-safe.
/// </summary>
internal sealed class HoldClock(TimeProvider clock, IHostApplicationLifetime lifetime) : BackgroundService
{
    // More seconds than a request may be held.
    private const int Slots = 64;

    private readonly List<HeldRequest>[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new List<HeldRequest>())];
    private readonly Lock _lock = new();
    private int _now;
    private bool _isOver;

    /// <summary>Ends a request after so many seconds, 1 to 60, or one more; at once where the server is about to stop.</summary>
    public void EndAfter(HeldRequest request, int seconds)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _slots[(_now + Math.Min(seconds, Slots - 2) + 1) % Slots].Add(request);
                return;
            }
        }

        request.End();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A server that drains lets go of those that only wait: that comes before hosted services are stopped.
        await using var draining = lifetime.ApplicationStopping.UnsafeRegister(static clock => ((HoldClock)clock!).EndAll(), this);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Tick();
        }
        catch (OperationCanceledException)
        {
            EndAll();
        }
    }

    private void Tick()
    {
        HeldRequest[] due;
        lock (_lock)
        {
            _now = (_now + 1) % Slots;
            due = [.. _slots[_now]];
            _slots[_now].Clear();
        }

        foreach (var request in due) request.End();
    }

    private void EndAll()
    {
        HeldRequest[] all;
        lock (_lock)
        {
            _isOver = true;
            all = [.. _slots.SelectMany(slot => slot)];
            foreach (var slot in _slots) slot.Clear();
        }

        foreach (var request in all) request.End();
    }
}
