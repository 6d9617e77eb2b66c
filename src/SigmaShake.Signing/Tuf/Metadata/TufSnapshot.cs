using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Snapshot metadata (specification, 4.4): which versions of the targets metadata belong together.</summary>
/// <param name="Version">See <see cref="TufMetadata"/>.</param>
/// <param name="Expires">See <see cref="TufMetadata"/>.</param>
/// <param name="Files">By file name, which is the role's name and <c>.json</c>: top-level targets and all delegated roles.</param>
public sealed record TufSnapshot(long Version, DateTimeOffset Expires, IReadOnlyDictionary<string, TufMetaFile> Files)
    : TufMetadata(Version, Expires), ITufContent<TufSnapshot>
{
    /// <inheritdoc />
    public override string Type => TufRoleNames.Snapshot;

    static string ITufContent<TufSnapshot>.TypeName => TufRoleNames.Snapshot;

    static TufSnapshot ITufContent<TufSnapshot>.Read(FieldReader signed, long version, DateTimeOffset expires) =>
        new(version, expires, TufMetaFile.ReadAll(signed));

    /// <summary>What it says of the file of <paramref name="role"/>; null for nothing.</summary>
    internal TufMetaFile? Of(string role) => Files.GetValueOrDefault(TufRoleNames.Listed(role));

    internal override IEnumerable<JsonMember> Members() => [TufMetaFile.Member(Files)];
}
