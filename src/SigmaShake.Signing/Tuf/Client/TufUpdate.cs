using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>A repository as one update found it, at the time at which that began: its targets are found and fetched here. Not thread-safe.</summary>
public sealed class TufUpdate
{
    private readonly TufClient _client;
    private readonly TufRoot _root;
    private readonly TufSnapshot _snapshot;
    private readonly TufLimits _limits;
    private readonly DateTimeOffset _now;

    internal TufUpdate(TufClient client, TufRoot root, TufSnapshot snapshot, TufLimits limits, DateTimeOffset now)
    {
        _client = client;
        _root = root;
        _snapshot = snapshot;
        _limits = limits;
        _now = now;
    }

    /// <summary>The root that is trusted.</summary>
    public TufRoot Root => _root;

    /// <summary>The snapshot: its version goes up with everything that is published.</summary>
    public TufSnapshot Snapshot => _snapshot;

    /// <summary>
    /// Looks for a target: in the top-level role, then in those that it delegates to, more trusted ones first, each with those below it before the next
    /// (5.6.7). Metadata that cannot be had or believed ends the search.
    /// </summary>
    /// <param name="path">What it is called; a path with slashes that is relative and goes nowhere else.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    public async ValueTask<TufResult<TufFoundTarget>> FindAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!TargetPath.IsValid(path)) return NotFound($"{Shown.Of(path)} is no path of a target", "write it relative, with slashes, without `.` and `..`");
        var fetcher = _client.NewFetcher(cancellation);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<TufAuthority>([TufAuthority.Of(_root, TufRoleNames.Targets)]);
        while (pending.TryPop(out var role))
        {
            if (visited.Contains(role.Role)) continue;
            if (visited.Count >= _limits.MaxRolesVisited) return NotFound($"{Shown.Of(path)} was not found in the first {visited.Count} roles", "ask whoever publishes for fewer delegations");
            visited.Add(role.Role);
            var loaded = await LoadAsync(role, fetcher);
            if (!loaded.Succeeded) return TufResult<TufFoundTarget>.Refused(loaded.Error);
            if (loaded.Value.Targets.TryGetValue(path, out var target)) return TufResult<TufFoundTarget>.Of(new TufFoundTarget(path, role.Role, target));
            Descend(loaded.Value.Delegations, role.Role, path, pending);
        }

        return NotFound($"no role describes {Shown.Of(path)}", "check its spelling, and whether it is published");
    }

    /// <summary>Fetches a target and verifies its length and its hashes (5.7.3).</summary>
    /// <param name="target">What <see cref="FindAsync"/> found in this update.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<TufResult<byte[]>> DownloadAsync(TufFoundTarget target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var length = target.Description.Length;
        if (length > _limits.MaxTargetBytes) return Refused(TufProblem.TooLarge, target, $"has {length} bytes, where at most {_limits.MaxTargetBytes} are read");
        if (TargetPath.OnServer(target.Path, target.Description, _root.IsConsistentSnapshot) is not { } path)
            return Refused(TufProblem.Mismatch, target, "is described by hashes of unknown algorithms only");
        var fetched = await _client.NewFetcher(cancellation).TargetAsync(path, (int)length);
        if (!fetched.Succeeded) return fetched;
        return target.Description.Objection(fetched.Value) is { } objection ? Refused(TufProblem.Mismatch, target, objection) : fetched;
    }

    /// <summary>
    /// The metadata of a role, from what is kept where that still fits, and verified against <paramref name="role"/> in either case: that another
    /// delegator stood for a file says nothing about this one.
    /// </summary>
    internal async ValueTask<TufResult<TufTargets>> LoadAsync(TufAuthority role, Fetcher fetcher)
    {
        if (_snapshot.Of(role.Role) is not { } described)
            return TufResult<TufTargets>.Refused(TufProblem.Mismatch, $"the snapshot does not list {Shown.Of(TufRoleNames.Listed(role.Role))}", "tell whoever publishes it");
        if (_client.State.Of(role.Role) is { } kept && TargetsStep.Next(role, described, kept, _now, _limits) is { Succeeded: true } still) return TufResult<TufTargets>.Of(still.Value!.Content);

        var fetched = await fetcher.TargetsAsync(_root, role.Role, described);
        if (!fetched.Succeeded) return TufResult<TufTargets>.Refused(fetched.Error);
        var next = TargetsStep.Next(role, described, fetched.Value, _now, _limits);
        if (!next.Succeeded) return TufResult<TufTargets>.Refused(next.Error);
        _client.Save(_client.State.With(role.Role, next.Value.Bytes));
        return TufResult<TufTargets>.Of(next.Value.Content);
    }

    // The stack holds what comes first on top. Behind a terminating role nothing that was waiting is looked at any more (5.6.7.2).
    private static void Descend(TufDelegations? delegations, string delegator, string path, Stack<TufAuthority> pending)
    {
        if (delegations is null) return;
        var children = new Stack<TufAuthority>();
        foreach (var role in delegations.Roles.Where(role => role.Covers(path)))
        {
            children.Push(TufAuthority.Of(role, delegations, Shown.Of(delegator)));
            if (!role.IsTerminating) continue;
            pending.Clear();
            break;
        }

        foreach (var child in children) pending.Push(child);
    }

    private static TufResult<byte[]> Refused(TufProblem problem, TufFoundTarget target, string objection) =>
        TufResult<byte[]>.Refused(problem, $"the target {Shown.Of(target.Path)} {objection}", "nothing of it was taken over; tell whoever publishes it");

    private static TufResult<TufFoundTarget> NotFound(string message, string help) => TufResult<TufFoundTarget>.Refused(TufProblem.NotFound, message, help);
}
