using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>Leads clients through a repository as it would be, and looks into every corner that one of them could come to.</summary>
internal sealed class ReleaseCheck(TufRepository before, TufRepository after, DateTimeOffset now)
{
    public async ValueTask<TufError?> ProblemAsync(TufRelease release)
    {
        if (after.FirstRoot is not { } firstRoot || after.Root is not { } root)
            return new TufError(TufProblem.Mismatch, "there is no first root", "publish version 1 of root first, or with the rest");
        if (!root.IsConsistentSnapshot) return new TufError(TufProblem.Mismatch, "the root does not ask for consistent snapshots", "set it to: files here never change");

        // One that has seen all there was, whether or not it is over by now; and one that has seen nothing.
        var store = new MemoryStore();
        if (before.FirstRoot is not null && TufClient.Open(firstRoot, store, before).Value is { } old) _ = await old.RefreshAsync(DateTimeOffset.MinValue);
        foreach (var kept in new ITufStore[] { store, new MemoryStore() })
        {
            var opened = TufClient.Open(firstRoot, kept, after);
            if (!opened.Succeeded) return opened.Error;
            var refreshed = await opened.Value.RefreshAsync(now);
            if (!refreshed.Succeeded) return refreshed.Error;
            if (await ProblemAsync(opened.Value, refreshed.Value) is { } problem) return problem;
            if (NotTakenOver(release, opened.Value) is { } left) return left;
        }

        return null;
    }

    private static async ValueTask<TufError?> ProblemAsync(TufClient client, TufUpdate update)
    {
        var seen = new HashSet<(string Delegator, string Role)>();
        var pending = new Queue<TufAuthority>([TufAuthority.Of(update.Root, TufRoleNames.Targets)]);
        while (pending.TryDequeue(out var role))
        {
            if (!seen.Add((role.Delegator, role.Role))) continue;
            var loaded = await update.LoadAsync(role, client.NewFetcher(CancellationToken.None));
            if (!loaded.Succeeded) return loaded.Error;
            foreach (var (path, target) in loaded.Value.Targets)
            {
                if (!TargetPath.IsValid(path)) return new TufError(TufProblem.Malformed, $"{Shown.Of(path)} is no path of a target", "write it relative, with slashes, without `.` and `..`");
                if ((await update.DownloadAsync(new TufFoundTarget(path, role.Role, target))).Error is { } error) return error;
            }

            foreach (var delegated in loaded.Value.Delegations?.Roles ?? []) pending.Enqueue(TufAuthority.Of(delegated, loaded.Value.Delegations!, Shown.Of(role.Role)));
        }

        return null;
    }

    private static TufError? NotTakenOver(TufRelease release, TufClient client)
    {
        var trusted = client.Trusted.ToDictionary(role => role.Name, role => role.Version, StringComparer.Ordinal);
        var left = release.Metadata.FirstOrDefault(staged => trusted.GetValueOrDefault(staged.Role) < staged.Content.Version);
        return left is null ? null : new TufError(
            TufProblem.Mismatch,
            $"no client would take over {Shown.Of(left.FileName)}",
            "list it in the snapshot, name the snapshot in the timestamp, and raise the version of each");
    }

    private sealed class MemoryStore : ITufStore
    {
        private byte[]? _state;

        public byte[]? Load() => _state;

        public void Save(ReadOnlyMemory<byte> state) => _state = state.ToArray();
    }
}
