namespace SigmaShake.Fleet.Live;

/// <summary>A request that waits for news.</summary>
/// <param name="machine">Whose.</param>
/// <param name="tag">What the machine has.</param>
internal sealed class HeldRequest(LiveMachine machine, string tag)
{
    // Woken ones go on elsewhere: whoever wakes a hundred thousand does not answer them.
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveMachine Machine { get; } = machine;

    public string Tag { get; } = tag;

    /// <summary>Ends when there is news, when the time is up, or when whoever asked has gone.</summary>
    public Task Ended => _end.Task;

    public bool HasEnded => _end.Task.IsCompleted;

    public void End() => _end.TrySetResult();
}
