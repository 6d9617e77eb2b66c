using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>
/// A client of The Update Framework 1.0 (theupdateframework.github.io/specification, section 5). Nothing that a source, or whoever stands between it
/// and us, can do makes the client take over what the keys of the root do not stand for; it can only keep news away, and then what is trusted ends by
/// its expiry. Not thread-safe.
/// </summary>
/// <remarks>No I/O and no clock: files come from an <see cref="ITufSource"/>, what is trusted goes to an <see cref="ITufStore"/>, the time is passed in.</remarks>
public sealed class TufClient
{
    private readonly ITufSource _source;
    private readonly ITufStore _store;
    private readonly TufLimits _limits;

    private TufFile<TufRoot> _root;

    private TufClient(ITufSource source, ITufStore store, TufLimits limits, TufState state, TufFile<TufRoot> root)
    {
        _source = source;
        _store = store;
        _limits = limits;
        _root = root;
        State = state;
    }

    internal TufState State { get; private set; }

    /// <summary>
    /// A client that goes on from what <paramref name="store"/> keeps, or that begins with <paramref name="firstRoot"/> where it keeps nothing (5.2).
    /// </summary>
    /// <param name="firstRoot">Root metadata that was got out of band, or checked against a hash that was. Whether it is over does not matter.</param>
    /// <param name="store">What is trusted from now on. Damage to it is refused, and never taken for a first start: that would make old files new.</param>
    /// <param name="source">Where files come from.</param>
    /// <param name="limits">How much is read; null for the default.</param>
    public static TufResult<TufClient> Open(ReadOnlyMemory<byte> firstRoot, ITufStore store, ITufSource source, TufLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(source);
        limits ??= new TufLimits();
        if (store.Load() is { } kept)
        {
            var state = TufState.Parse(kept);
            if (!state.Succeeded) return TufResult<TufClient>.Refused(state.Error);
            var root = RootStep.First(state.Value.Of(TufRoleNames.Root), limits);
            return root.Succeeded ? TufResult<TufClient>.Of(new TufClient(source, store, limits, state.Value, root.Value)) : TufResult<TufClient>.Refused(root.Error);
        }

        var first = RootStep.First(firstRoot.Span, limits);
        return first.Succeeded
            ? TufResult<TufClient>.Of(new TufClient(source, store, limits, TufState.Empty.With(TufRoleNames.Root, first.Value.Bytes), first.Value))
            : TufResult<TufClient>.Refused(first.Error);
    }

    /// <summary>The files that are trusted now, sorted by name: after a failed update, those of the last good one and whatever came before the failure.</summary>
    public IReadOnlyList<TufTrustedRole> Trusted => [.. State.Roles.Select(Describe)];

    /// <summary>
    /// Updates the metadata (5.3 to 5.6.6). Whatever goes wrong, what was trusted before stays so, and the next update can succeed.
    /// </summary>
    /// <param name="now">The time at which the update begins, which counts to its end (5.1).</param>
    /// <param name="cancellation">Ends it between two files.</param>
    public async ValueTask<TufResult<TufUpdate>> RefreshAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        var fetcher = new Fetcher(_source, _limits, cancellation);
        var root = await UpdateRootAsync(fetcher, now);
        if (!root.Succeeded) return TufResult<TufUpdate>.Refused(root.Error);
        var timestamp = await UpdateTimestampAsync(fetcher, root.Value, now);
        if (!timestamp.Succeeded) return TufResult<TufUpdate>.Refused(timestamp.Error);
        var snapshot = await UpdateSnapshotAsync(fetcher, root.Value, timestamp.Value, now);
        if (!snapshot.Succeeded) return TufResult<TufUpdate>.Refused(snapshot.Error);

        var update = new TufUpdate(this, root.Value, snapshot.Value, _limits, now);
        var targets = await update.LoadAsync(TufAuthority.Of(root.Value, TufRoleNames.Targets), fetcher);
        return targets.Succeeded ? TufResult<TufUpdate>.Of(update) : TufResult<TufUpdate>.Refused(targets.Error);
    }

    internal Fetcher NewFetcher(CancellationToken cancellation) => new(_source, _limits, cancellation);

    // Kept first and trusted only then: a store that fails leaves the client as it was.
    internal void Save(TufState state)
    {
        _store.Save(state.ToBytes());
        State = state;
    }

    // 5.3.
    private async ValueTask<TufResult<TufRoot>> UpdateRootAsync(Fetcher fetcher, DateTimeOffset now)
    {
        for (var rotations = 0; rotations < _limits.MaxRootRotations; rotations++)
        {
            var version = _root.Content.Version + 1;
            var fetched = await fetcher.RootAsync(version);
            if (fetched.Error is { } error) return TufResult<TufRoot>.Refused(error);
            if (fetched.Value is not { } bytes) break;
            var next = RootStep.Next(_root, bytes, Fetcher.FileName(TufRoleNames.Root, version), _limits);
            if (!next.Succeeded) return TufResult<TufRoot>.Refused(next.Error);
            if (next.Value == _root) break;

            // 5.3.8 and 5.3.11 in one piece: a crash between them would leave what a revoked key has signed.
            var state = State.With(TufRoleNames.Root, next.Value.Bytes);
            Save(RootStep.HasRotated(_root.Content, next.Value.Content) ? state.Without(TufRoleNames.Timestamp, TufRoleNames.Snapshot) : state);
            _root = next.Value;
        }

        return Expiry.Over(_root.Content, "root.json", now) is { } over ? TufResult<TufRoot>.Refused(over) : TufResult<TufRoot>.Of(_root.Content); // 5.3.10
    }

    // 5.4.
    private async ValueTask<TufResult<TufTimestamp>> UpdateTimestampAsync(Fetcher fetcher, TufRoot root, DateTimeOffset now)
    {
        var trusted = TimestampStep.Kept(State, root, _limits);
        var fetched = await fetcher.TimestampAsync();
        if (!fetched.Succeeded) return TufResult<TufTimestamp>.Refused(fetched.Error);
        var next = TimestampStep.Next(root, trusted, fetched.Value, now, _limits);
        if (!next.Succeeded) return TufResult<TufTimestamp>.Refused(next.Error);
        if (next.Value != trusted) Save(State.With(TufRoleNames.Timestamp, next.Value.Bytes));
        return TufResult<TufTimestamp>.Of(next.Value.Content);
    }

    // 5.5.
    private async ValueTask<TufResult<TufSnapshot>> UpdateSnapshotAsync(Fetcher fetcher, TufRoot root, TufTimestamp timestamp, DateTimeOffset now)
    {
        var trusted = SnapshotStep.Kept(State, root, _limits);
        if (trusted is not null && SnapshotStep.Next(root, timestamp.Snapshot, null, trusted.Bytes, now, _limits).Succeeded) return TufResult<TufSnapshot>.Of(trusted.Content);

        var fetched = await fetcher.SnapshotAsync(root, timestamp.Snapshot);
        if (!fetched.Succeeded) return TufResult<TufSnapshot>.Refused(fetched.Error);
        var next = SnapshotStep.Next(root, timestamp.Snapshot, trusted, fetched.Value, now, _limits);
        if (!next.Succeeded) return TufResult<TufSnapshot>.Refused(next.Error);

        // Roles that are no longer listed are never loaded again: their files would only lie there.
        var unlisted = State.Roles.Where(role => !TufRoleNames.IsTopLevel(role) && next.Value.Content.Of(role) is null);
        Save(State.With(TufRoleNames.Snapshot, next.Value.Bytes).Without(unlisted));
        return TufResult<TufSnapshot>.Of(next.Value.Content);
    }

    private TufTrustedRole Describe(string role)
    {
        var bytes = State.Of(role);
        TufMetadata? content = role switch
        {
            TufRoleNames.Root => TufFile<TufRoot>.Parse(bytes, int.MaxValue, role).Value?.Content,
            TufRoleNames.Timestamp => TufFile<TufTimestamp>.Parse(bytes, int.MaxValue, role).Value?.Content,
            TufRoleNames.Snapshot => TufFile<TufSnapshot>.Parse(bytes, int.MaxValue, role).Value?.Content,
            _ => TufFile<TufTargets>.Parse(bytes, int.MaxValue, role).Value?.Content,
        };
        return new TufTrustedRole(role, content?.Version ?? 0, content?.Expires ?? default);
    }
}
