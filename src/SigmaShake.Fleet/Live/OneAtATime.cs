namespace SigmaShake.Fleet.Live;

/// <summary>Work of which at most one runs. Thread-safe.</summary>
internal sealed class OneAtATime
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private long _notBeforeMs;

    /// <summary>Begins the work, unless it runs or is not to be tried yet; what there is to wait for.</summary>
    public Task Begin(long nowMs, Func<Task> work)
    {
        lock (_lock)
        {
            if (_running.IsCompleted && nowMs >= _notBeforeMs) _running = Task.Run(work);
            return _running;
        }
    }

    /// <summary>Has the work not begin again before then.</summary>
    public void NotBefore(long timeMs)
    {
        lock (_lock) _notBeforeMs = timeMs;
    }
}
