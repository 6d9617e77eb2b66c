using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Root metadata (specification, 4.3): which keys stand for which role.</summary>
/// <param name="Version">See <see cref="TufMetadata"/>.</param>
/// <param name="Expires">See <see cref="TufMetadata"/>.</param>
/// <param name="IsConsistentSnapshot">Whether file names carry versions and hashes (6.2). Ours always do.</param>
/// <param name="Keys">The keys by their ids.</param>
/// <param name="Roles">The roles by their names: at least the four of <see cref="TufRoleNames.TopLevel"/>.</param>
public sealed record TufRoot(
    long Version,
    DateTimeOffset Expires,
    bool IsConsistentSnapshot,
    IReadOnlyDictionary<string, TufKey> Keys,
    IReadOnlyDictionary<string, TufRole> Roles) : TufMetadata(Version, Expires), ITufContent<TufRoot>
{
    /// <inheritdoc />
    public override string Type => TufRoleNames.Root;

    static string ITufContent<TufRoot>.TypeName => TufRoleNames.Root;

    static TufRoot ITufContent<TufRoot>.Read(FieldReader signed, long version, DateTimeOffset expires)
    {
        var roles = new Dictionary<string, TufRole>(StringComparer.Ordinal);
        foreach (var member in signed.Members("roles", TufLimits.MaxKeys)) roles[member.Name] = TufRole.Read(new FieldReader(member.Value, "`roles`", signed.Problems));
        if (TufRoleNames.TopLevel.FirstOrDefault(name => !roles.ContainsKey(name)) is { } missing) signed.Problems.Add($"says nothing of the role `{missing}`");
        return new TufRoot(version, expires, signed.Flag("consistent_snapshot"), TufKeys.Read(signed), roles);
    }

    internal override IEnumerable<JsonMember> Members() =>
    [
        new JsonMember("consistent_snapshot", JsonValue.Of(IsConsistentSnapshot)),
        TufKeys.Member(Keys.Values),
        new JsonMember("roles", JsonValue.Of([.. Roles.Select(role => new JsonMember(role.Key, JsonValue.Of([.. role.Value.Members()])))])),
    ];
}
