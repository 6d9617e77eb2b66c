using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>The metadata that follows from other metadata (specification, 6.3): nothing in it is anybody's choice but when it expires.</summary>
public static class TufNext
{
    /// <summary>The snapshot after <paramref name="targets"/> have changed.</summary>
    /// <param name="before">The one that is published; null for none.</param>
    /// <param name="targets">The changed files of targets roles, all signatures on them: their lengths and hashes go into it.</param>
    /// <param name="expires">From when on it is not trusted.</param>
    public static TufSnapshot Snapshot(TufSnapshot? before, IEnumerable<TufStaged> targets, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var files = new Dictionary<string, TufMetaFile>(before?.Files ?? new Dictionary<string, TufMetaFile>(), StringComparer.Ordinal);
        foreach (var file in targets) files[TufRoleNames.Listed(file.Role)] = TufMetaFile.Of(file.Content.Version, file.ToBytes());
        return new TufSnapshot((before?.Version ?? 0) + 1, expires, files);
    }

    /// <summary>The timestamp for <paramref name="snapshot"/>.</summary>
    /// <param name="before">The one that is published; null for none.</param>
    /// <param name="snapshot">The snapshot, all signatures on it.</param>
    /// <param name="expires">From when on it is not trusted: how long a machine can be kept from news unnoticed.</param>
    public static TufTimestamp Timestamp(TufTimestamp? before, TufStaged snapshot, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new TufTimestamp((before?.Version ?? 0) + 1, expires, TufMetaFile.Of(snapshot.Content.Version, snapshot.ToBytes()));
    }

    /// <summary>The timestamp that says again what <paramref name="before"/> said, for longer.</summary>
    public static TufTimestamp Timestamp(TufTimestamp before, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before with { Version = before.Version + 1, Expires = expires };
    }
}
