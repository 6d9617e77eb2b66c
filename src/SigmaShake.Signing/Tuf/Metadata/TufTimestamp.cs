using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Timestamp metadata (specification, 4.6): which snapshot is the newest.</summary>
/// <param name="Version">See <see cref="TufMetadata"/>.</param>
/// <param name="Expires">See <see cref="TufMetadata"/>.</param>
/// <param name="Snapshot">The snapshot.</param>
public sealed record TufTimestamp(long Version, DateTimeOffset Expires, TufMetaFile Snapshot) : TufMetadata(Version, Expires), ITufContent<TufTimestamp>
{
    private static readonly string SnapshotFile = TufRoleNames.Listed(TufRoleNames.Snapshot);

    /// <inheritdoc />
    public override string Type => TufRoleNames.Timestamp;

    static string ITufContent<TufTimestamp>.TypeName => TufRoleNames.Timestamp;

    static TufTimestamp ITufContent<TufTimestamp>.Read(FieldReader signed, long version, DateTimeOffset expires)
    {
        var files = TufMetaFile.ReadAll(signed);
        if (files.Count != 1 || !files.ContainsKey(SnapshotFile)) signed.Problems.Add($"must describe `{SnapshotFile}` and nothing else");
        return new TufTimestamp(version, expires, files.GetValueOrDefault(SnapshotFile) ?? new TufMetaFile(1));
    }

    internal override IEnumerable<JsonMember> Members() =>
        [TufMetaFile.Member(new Dictionary<string, TufMetaFile>(StringComparer.Ordinal) { [SnapshotFile] = Snapshot })];
}
