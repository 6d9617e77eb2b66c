using System.Collections.Concurrent;
using SigmaShake.Cli.State;

namespace SigmaShake.Net.Outbox;

/// <summary>Where pages look at the outbox, and hand in what a person wants tried again. Thread-safe.</summary>
/// <param name="state">Our own state.</param>
internal sealed class OutboxDesk(StateFolder state)
{
    private readonly OutboxFile _file = new(state);
    private readonly ConcurrentQueue<string> _again = new();
    private volatile string? _obstacle = "it has not begun yet";

    /// <summary>Why nothing is carried out, as the end of a sentence; null where it is.</summary>
    public string? Obstacle
    {
        get => _obstacle;
        set => _obstacle = value;
    }

    /// <summary>What there is to see.</summary>
    /// <exception cref="StateException">It cannot be read.</exception>
    public OutboxState Read() => _file.Read() ?? new OutboxState(Place: null);

    /// <summary>Whether a process carries it out now, this one or another.</summary>
    public bool IsCarried => _file.IsCarried;

    /// <summary>Has something that was given up tried once more.</summary>
    /// <param name="id">The id of its message.</param>
    public void TryAgain(string id) => _again.Enqueue(id);

    /// <summary>The next that is to be tried once more; null for none.</summary>
    public string? Take() => _again.TryDequeue(out var id) ? id : null;
}
