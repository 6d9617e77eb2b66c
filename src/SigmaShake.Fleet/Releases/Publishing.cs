using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Releases;

/// <summary>What came of publishing.</summary>
/// <param name="Release">The release that machines get, or the root that they see from now on.</param>
/// <param name="Problem">Why nothing was published; null where something was.</param>
internal readonly record struct PublishOutcome(long Release, string? Problem);

/// <summary>
/// Publishes what people have signed. The server adds what says that it is the newest, and leads clients through the whole before anything of it counts: what
/// machines would refuse is refused here. Thread-safe.
/// </summary>
internal sealed class Publishing(FleetWork work, OnlineKeys keys, AuditTrail trail)
{
    /// <summary>Publishes an upload, or says why not; then nothing has changed.</summary>
    public Task<PublishOutcome> PublishAsync(OrgScope scope, ReleaseUpload upload, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        await keys.EnsureAsync(change, scope, cancellation);
        using var current = await keys.OpenAsync(change.Fleet, scope, cancellation);
        using var next = await keys.OpenNextAsync(change.Fleet, scope, cancellation);
        string[] ids = next is null ? [current.Key.Id] : [current.Key.Id, next.Key.Id];
        foreach (var root in upload.Roots)
        {
            if (ReleasePolicy.Objection((TufRoot)root.Content, ids, change.Fleet.AllowsSingleSigner) is { } objection) return Refused(objection);
        }

        var isNext = next is not null && upload.Roots is [.., var last] && ReleasePolicy.OnlineKeyOf((TufRoot)last.Content) == next.Key.Id;
        var key = isNext ? next! : current;
        var outcome = upload.Targets is null
            ? await RootAsync(scope, change, upload, key, isNext, cancellation)
            : await ReleaseAsync(scope, change, upload, upload.Targets, key, isNext, cancellation);
        if (!isNext || outcome.Problem is not null) return outcome;

        // All that is given out is signed by it now: what the one before signs from here on no machine believes.
        trail.Record(scope, new Deed("fleet.online_key.adopt", $"{key.Key.Id} for {current.Key.Id}"));
        await keys.AdoptNextAsync(change, scope, cancellation);
        return outcome;
    }, cancellation);

    private async Task<PublishOutcome> ReleaseAsync(OrgScope scope, FleetChange change, ReleaseUpload upload, TufStaged targets, TufSigner key, bool isNextKey, CancellationToken cancellation)
    {
        var content = upload.TargetsContent!;
        if (ReleasePolicy.Objection(content) is { } objection) return Refused(objection);
        var live = await LiveAsync(change.Database, cancellation);
        if (live.Count >= FleetReader.MaxReleases) return Refused($"{live.Count - 1} rollouts are under way, as many as may be. Widen one to all machines first.");
        var newest = live.FirstOrDefault();
        if (isNextKey && newest is not null) return Refused("A root that names the server's new key is published by itself: what is given out already has to be signed by that key too. Publish the targets after it.");
        if (newest is not null && content.Version <= newest.Number) return Refused($"The targets are of version {content.Version}, and {newest.Number} is published. Build on what is published.");

        var before = await Repositories.OfAsync(change.Database, newest, cancellation);
        var snapshot = OnlineSigning.Sign(key, TufRoleNames.Snapshot, TufNext.Snapshot(before.Snapshot, [targets], content.Expires));
        var timestamp = OnlineSigning.Sign(
            key, TufRoleNames.Timestamp, TufNext.Timestamp(null, snapshot, change.Now + TimestampLife.Life) with { Version = ++change.Fleet.TimestampVersion });
        var files = new TufRelease([.. upload.Roots, targets, snapshot, timestamp], new Dictionary<string, ReadOnlyMemory<byte>> { [RuleBundle.TargetPath] = upload.Bundle });
        var published = await before.PublishAsync(files, change.Now);
        if (!published.Succeeded) return Refused(published.Error.ToString());

        var row = NewRow(scope, change, content, targets, snapshot, published.Value.Repository.Root!, isFirst: newest is null);
        OnlineSigning.Keep(row, timestamp);
        trail.Record(scope, new Deed("fleet.publish", $"release {row.Number}, bundle {row.BundleHash}, root {row.RootVersion}, signed by {row.Signers}"));
        change.Database.Releases.Add(row);
        await AddAsync(change.Database, published.Value, cancellation);
        return change.Keep(new PublishOutcome(row.Number, null));
    }

    // Machines see a new root at once, if what they enforce stands under it: else they would be left with nothing newer than what they have.
    private async Task<PublishOutcome> RootAsync(OrgScope scope, FleetChange change, ReleaseUpload upload, TufSigner key, bool isNextKey, CancellationToken cancellation)
    {
        var live = await LiveAsync(change.Database, cancellation);
        if (live.Count == 0) return Refused("The first root is published together with a first bundle. Send `targets` and `bundle` too.");

        // Snapshots are files, and files never change: signed anew they have a higher number than any before, the one of the newest release the highest.
        var lastSnapshot = live.Max(release => release.SnapshotVersion);
        foreach (var release in live.OrderBy(release => release.Number))
        {
            if (release.RootVersion != live[0].RootVersion) return Refused($"Release {release.Number} is still rolled out under an older root. Widen the newest release to all machines first.");
            var before = await Repositories.OfAsync(change.Database, release, cancellation);
            IReadOnlyList<TufStaged> signed = isNextKey ? OnlineSigning.SignAnew(change, release, before.Snapshot!, ++lastSnapshot, key) : [OnlineSigning.Renew(change, release, key)];
            var published = await before.PublishAsync(new TufRelease([.. upload.Roots, .. signed]), change.Now);
            if (!published.Succeeded) return Refused($"Under this root release {release.Number} would not stand: {published.Error} To change who signs, publish new targets together with the root.");
            release.RootVersion = published.Value.Repository.Root!.Version;
            await AddAsync(change.Database, published.Value, cancellation);
        }

        trail.Record(scope, new Deed("fleet.publish", $"root {live[0].RootVersion}"));
        return change.Keep(new PublishOutcome(live[0].Number, null));
    }

    private static async Task<List<ReleaseRow>> LiveAsync(FleetDatabase database, CancellationToken cancellation)
    {
        var rows = await database.Releases.OrderByDescending(row => row.Number).Take(FleetReader.MaxReleases).ToListAsync(cancellation);
        var forAll = rows.FindIndex(row => FleetReader.ReachOf(FleetReader.PlanOf(row.Plan), row.Wave) >= RingPosition.Places);
        return forAll < 0 ? rows : rows[..(forAll + 1)];
    }

    private static ReleaseRow NewRow(OrgScope scope, FleetChange change, TufTargets content, TufStaged targets, TufStaged snapshot, TufRoot root, bool isFirst)
    {
        var bundle = content.Targets[RuleBundle.TargetPath];
        var plan = RolloutPlan.Parse(bundle.Custom).Value!;
        return new ReleaseRow
        {
            Number = content.Version,
            SnapshotVersion = snapshot.Content.Version,
            RootVersion = root.Version,
            BundleHash = bundle.Hashes["sha256"],
            BundleBytes = bundle.Length,
            ExpiresMs = content.Expires.ToUnixTimeMilliseconds(),
            PublishedMs = change.NowMs,
            PublishedBy = scope.Actor.Name,
            Signers = string.Join(' ', targets.SignersFor(TufAuthority.Of(root, TufRoleNames.Targets))),
            Plan = bundle.Custom?.ToArray(),

            // Before the first release there is nothing that other machines could have in its place.
            Wave = isFirst ? plan.Waves.Count - 1 : plan.First.Count > 0 ? -1 : 0,
            WaveSinceMs = change.NowMs,
            Timestamp = [],
        };
    }

    // Going back is a new release with a bundle that was published before: its file is there already, under its hash. A root comes once for all releases.
    private static async Task AddAsync(FleetDatabase database, TufPublication publication, CancellationToken cancellation)
    {
        foreach (var file in publication.NewFiles.Where(file => file.Name != Repositories.TimestampFile))
        {
            if (database.PublishedFiles.Local.Any(row => row.Folder == (int)file.Folder && row.Name == file.Name)) continue;
            if (file.Folder == TufFolder.Targets && await database.PublishedFiles.AnyAsync(row => row.Folder == (int)file.Folder && row.Name == file.Name, cancellation)) continue;
            database.PublishedFiles.Add(new PublishedFileRow { Folder = (int)file.Folder, Name = file.Name, Content = file.Content.ToArray() });
        }
    }

    private static PublishOutcome Refused(string problem) => new(0, problem);
}
