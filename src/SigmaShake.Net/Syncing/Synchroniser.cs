using SigmaShake.Cli.Files;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Net.Machines;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Net.Syncing;

/// <summary>
/// Brings what an organisation has signed onto a machine: one update by The Update Framework, under the lock of its place. Whatever goes wrong, the last
/// good bundle stays in force. Not thread-safe.
/// </summary>
internal sealed class Synchroniser(FleetPlace place, MachineRequests requests, TimeProvider clock)
{
    /// <summary>The largest <c>timestamp.json</c> that is read, in bytes.</summary>
    public static readonly int MaxTimestampBytes = new TufLimits().MaxTimestampBytes;

    private const string Gone = "what this machine trusts is gone; enrol again with a new enrolment key";

    private static readonly TufLimits Limits = new() { MaxTargetBytes = RuleBundle.MaxBytes };

    /// <summary>Looks for news, and puts them in force.</summary>
    /// <param name="timestamp">A <c>timestamp.json</c> that has just come; null to have it fetched.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    public async Task<SyncOutcome> RunAsync(ReadOnlyMemory<byte>? timestamp, CancellationToken cancellation)
    {
        var outcome = await RunLockedAsync(timestamp, cancellation);
        if (outcome.IsNew) await CompiledRules.MakeAsync(cancellation);
        return outcome;
    }

    /// <summary>One update with a writer that is open; null, or why nothing new is in force.</summary>
    /// <param name="writer">The place.</param>
    /// <param name="firstRoot">What is trusted where nothing was before; empty where something must have been.</param>
    /// <param name="source">The server.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    /// <exception cref="IOException">What is trusted cannot be read or kept.</exception>
    public async Task<string?> UpdateAsync(FleetWriter writer, ReadOnlyMemory<byte> firstRoot, FleetSource source, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var client = TufClient.Open(firstRoot, writer.Store, source, Limits);
        if (!client.Succeeded) return client.Error.ToString();
        var update = await client.Value.RefreshAsync(now, cancellation);
        if (!update.Succeeded) return update.Error.ToString();
        var target = await update.Value.FindAsync(RuleBundle.TargetPath, cancellation);
        if (!target.Succeeded) return target.Error.ToString();

        var bundle = Kept(target.Value);
        if (bundle is null)
        {
            var fetched = await update.Value.DownloadAsync(target.Value, cancellation);
            if (!fetched.Succeeded) return fetched.Error.ToString();
            bundle = fetched.Value;
        }

        var trusted = client.Value.Trusted;
        var release = new EnforcedRelease(
            trusted.Single(role => role.Name == TufRoleNames.Targets).Version, Sha256.Hash(bundle), now.ToUnixTimeMilliseconds(), trusted.Min(role => role.Expires).ToUnixTimeMilliseconds());
        return writer.Enforce(bundle, release)?.ToString();
    }

    private async Task<SyncOutcome> RunLockedAsync(ReadOnlyMemory<byte>? timestamp, CancellationToken cancellation)
    {
        var opened = FleetWriter.Open(place);
        if (!opened.Succeeded) return new SyncOutcome(null, IsNew: false) { Problem = opened.Error.ToString() };
        using var writer = opened.Value;
        var source = new FleetSource(requests, timestamp);
        var before = writer.Release?.Release;
        string? problem;
        try
        {
            problem = writer.Store.Load() is null ? Gone : await UpdateAsync(writer, ReadOnlyMemory<byte>.Empty, source, cancellation);
        }
        catch (IOException e)
        {
            // The store: what could not be kept is not trusted.
            problem = e.Message;
        }

        return Outcome(before, problem, source.RetryAfter);
    }

    /// <summary>The bundle that is in force, where it is the one that is described: most updates change nothing.</summary>
    private byte[]? Kept(TufFoundTarget target)
    {
        var kept = BoundedFile.Read(Path.Combine(place.Folder, FleetFiles.Bundle), RuleBundle.MaxBytes).Bytes;
        return kept?.Length == target.Description.Length && target.Description.Hashes.GetValueOrDefault("sha256") == Sha256.Hash(kept).ToString() ? kept : null;
    }

    private SyncOutcome Outcome(long? before, string? problem, TimeSpan? retryAfter)
    {
        var state = FleetState.Read(place);
        var enforced = state.Succeeded ? state.Value.ReadBundle() : new LedgerResult<EnforcedBundle>(null, state.Error);
        var release = enforced.Value?.Release;
        return new SyncOutcome(release, IsNew: release is not null && release.Release != before)
        {
            Problem = problem ?? enforced.Error?.ToString(),
            RetryAfter = retryAfter,
            Settings = enforced.Value?.Bundle.Settings ?? BundleSettings.Defaults,
            Files = enforced.Value?.Bundle.Files.Count ?? 0,
        };
    }
}
