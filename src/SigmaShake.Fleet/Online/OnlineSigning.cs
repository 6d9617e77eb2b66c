using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Online;

/// <summary>Signs what says which release is the newest.</summary>
internal static class OnlineSigning
{
    /// <summary>A file with the server's signature on it.</summary>
    /// <exception cref="InvalidOperationException">No client would read it: what it was made from is not ours.</exception>
    public static TufStaged Sign(TufSigner key, string role, TufMetadata content)
    {
        var staged = TufStaged.Of(role, content);
        var authority = new TufAuthority(role, new TufRole([key.Key.Id], 1), new Dictionary<string, TufKey>(StringComparer.Ordinal) { [key.Key.Id] = key.Key }, "this server");
        return staged.Value?.With(staged.Value.Sign(key), authority).Value ?? throw new InvalidOperationException($"{role} metadata cannot be signed: {staged.Error}");
    }

    /// <summary>
    /// Signs the timestamp of a release again, with a version above all that were ever given out: so no machine that comes over to this release from another
    /// one takes it for an old one.
    /// </summary>
    /// <returns>The timestamp.</returns>
    public static TufStaged Renew(FleetChange change, ReleaseRow release, TufSigner key)
    {
        var before = TufStaged.Parse(TufRoleNames.Timestamp, release.Timestamp).Value?.Content as TufTimestamp
            ?? throw new InvalidOperationException($"the timestamp of release {release.Number} cannot be read");
        var expires = change.Now + TimestampLife.Life;
        var next = before with { Version = ++change.Fleet.TimestampVersion, Expires = expires };
        var timestamp = Sign(key, TufRoleNames.Timestamp, next);
        Keep(release, timestamp);
        return timestamp;
    }

    /// <summary>Signs the snapshot of a release, and its timestamp, by another key than before.</summary>
    /// <returns>Both.</returns>
    public static IReadOnlyList<TufStaged> SignAnew(FleetChange change, ReleaseRow release, TufSnapshot before, long version, TufSigner key)
    {
        var snapshot = Sign(key, TufRoleNames.Snapshot, before with { Version = version });
        var timestamp = Sign(key, TufRoleNames.Timestamp, TufNext.Timestamp(null, snapshot, change.Now + TimestampLife.Life) with { Version = ++change.Fleet.TimestampVersion });
        release.SnapshotVersion = version;
        Keep(release, timestamp);
        return [snapshot, timestamp];
    }

    /// <summary>Keeps a timestamp as that of a release.</summary>
    public static void Keep(ReleaseRow release, TufStaged timestamp)
    {
        release.Timestamp = timestamp.ToBytes();
        release.TimestampVersion = timestamp.Content.Version;
        release.TimestampExpiresMs = timestamp.Content.Expires.ToUnixTimeMilliseconds();
    }
}
