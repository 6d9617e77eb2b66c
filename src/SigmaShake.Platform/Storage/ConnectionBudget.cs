using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Platform.Storage;

/// <summary>
/// How many connections to organisations' databases are open at once, those in use and those that are kept for the next who needs one. Where all
/// are open, the database that was left alone for longest gives its own back. Thread-safe.
/// </summary>
/// <remarks>
/// A pool of the driver's is behind each database, and it closes connections when it likes. What is counted here is never less than what is
/// open: a connection counts before it is opened, and is forgotten only after its pool was told to close it.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "a semaphore holds nothing before somebody asks for its handle")]
internal sealed class ConnectionBudget
{
    /// <summary>How long to wait for a connection before it is a failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly int _most;
    private readonly int _mostOfOne;
    private readonly Action<string> _close;
    private readonly SemaphoreSlim _inUse;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Pool> _pools = new(StringComparer.Ordinal);

    // The one that was used last is first.
    private readonly LinkedList<Pool> _recent = new();
    private int _open;

    /// <param name="most">How many connections in all.</param>
    /// <param name="mostOfOne">How many of one database may be in use, so that one that is busy leaves some to the others.</param>
    /// <param name="close">Closes the connections of a database that are not in use.</param>
    public ConnectionBudget(int most, int mostOfOne, Action<string> close)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
        _mostOfOne = Math.Min(most, mostOfOne);
        _close = close;
        _inUse = new SemaphoreSlim(most, most);
    }

    /// <summary>How many may be open now.</summary>
    public int Open
    {
        get
        {
            lock (_lock) return _open;
        }
    }

    /// <summary>The databases that somebody has opened and not closed yet.</summary>
    public IReadOnlyList<string> Opened
    {
        get
        {
            lock (_lock) return [.. _pools.Keys];
        }
    }

    /// <summary>Takes a connection to a database before it is opened; every one is returned.</summary>
    /// <exception cref="PlatformException">All are in use, and stay so.</exception>
    public void Take(string database)
    {
        var pool = Enter(database);
        if (!pool.InUse.Wait(Patience)) throw Leave(pool);
        if (!_inUse.Wait(Patience)) throw LeaveTurn(pool);
        MakeRoom(pool);
    }

    /// <inheritdoc cref="Take"/>
    public async ValueTask TakeAsync(string database, CancellationToken cancellation)
    {
        var pool = Enter(database);
        await WaitAsync(pool.InUse, () => Leave(pool), cancellation);
        await WaitAsync(_inUse, () => LeaveTurn(pool), cancellation);
        MakeRoom(pool);
    }

    /// <summary>Returns one that was closed, or that could not be opened.</summary>
    public void Return(string database)
    {
        Pool pool;
        lock (_lock)
        {
            pool = _pools[database];
            pool.Users--;
            pool.Idle++;
        }

        _inUse.Release();
        pool.InUse.Release();
    }

    /// <summary>Closes what is kept open of a database.</summary>
    public void Close(string database)
    {
        lock (_lock)
        {
            if (_pools.TryGetValue(database, out var pool)) Forget(pool);
        }

        _close(database);
    }

    private static async ValueTask WaitAsync(SemaphoreSlim turn, Func<PlatformException> leave, CancellationToken cancellation)
    {
        try
        {
            if (await turn.WaitAsync(Patience, cancellation)) return;
        }
        catch (OperationCanceledException)
        {
            leave();
            throw;
        }

        throw leave();
    }

    private Pool Enter(string database)
    {
        lock (_lock)
        {
            if (!_pools.TryGetValue(database, out var pool))
            {
                _pools[database] = pool = new Pool(database, _mostOfOne);
                _recent.AddFirst(pool.Place);
            }

            pool.Users++;
            return pool;
        }
    }

    private PlatformException Leave(Pool pool)
    {
        lock (_lock) pool.Users--;
        return new PlatformException("all connections to the databases are in use", "look for what holds them, or allow more: `open-databases`, `postgres-connections`");
    }

    private PlatformException LeaveTurn(Pool pool)
    {
        pool.InUse.Release();
        return Leave(pool);
    }

    private void MakeRoom(Pool pool)
    {
        string? closed = null;
        lock (_lock)
        {
            _recent.Remove(pool.Place);
            _recent.AddFirst(pool.Place);
            if (pool.Idle > 0)
            {
                pool.Idle--;
                return;
            }

            // This one has its turn and is not open yet, so those in use are fewer than may be: where all are open, one is idle.
            if (_open == _most && TryFindIdle(out var victim)) closed = Forget(victim);
            _open++;
        }

        if (closed is not null) _close(closed);
    }

    private bool TryFindIdle([NotNullWhen(true)] out Pool? found)
    {
        var place = _recent.Last;
        while (place is { Value.Idle: 0 }) place = place.Previous;
        found = place?.Value;
        return found is not null;
    }

    private string Forget(Pool pool)
    {
        _open -= pool.Idle;
        pool.Idle = 0;
        if (pool.Users == 0)
        {
            _pools.Remove(pool.Database);
            _recent.Remove(pool.Place);
        }

        return pool.Database;
    }

    private sealed class Pool
    {
        public Pool(string database, int most)
        {
            Database = database;
            InUse = new SemaphoreSlim(most, most);
            Place = new LinkedListNode<Pool>(this);
        }

        public string Database { get; }

        public SemaphoreSlim InUse { get; }

        public LinkedListNode<Pool> Place { get; }

        /// <summary>How many have a connection, or wait for one.</summary>
        public int Users { get; set; }

        /// <summary>How many connections are open, or may be, and nobody has them.</summary>
        public int Idle { get; set; }
    }
}
