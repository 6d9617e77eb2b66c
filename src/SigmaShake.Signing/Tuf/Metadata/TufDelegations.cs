using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Whom a targets role lets speak of files (specification, 4.5).</summary>
/// <param name="Keys">The keys of the delegated roles, by their ids.</param>
/// <param name="Roles">The delegated roles, more trusted ones first; their names differ.</param>
public sealed record TufDelegations(IReadOnlyDictionary<string, TufKey> Keys, IReadOnlyList<TufDelegatedRole> Roles)
{
    internal static TufDelegations Read(FieldReader fields)
    {
        var roles = new List<TufDelegatedRole>();
        if (fields.Value.Member("roles") is { Kind: JsonKind.Array } array)
            roles.AddRange(array.Items.Select(item => TufDelegatedRole.Read(new FieldReader(item, "`roles`", fields.Problems))));
        else fields.Refuse("has no list `roles`");
        if (roles.DistinctBy(role => role.Name, StringComparer.Ordinal).Count() < roles.Count) fields.Refuse("delegates to one role twice");
        return new TufDelegations(TufKeys.Read(fields), roles);
    }

    internal JsonValue ToJson() => JsonValue.Of([TufKeys.Member(Keys.Values), new JsonMember("roles", JsonValue.ArrayOf(Roles.Select(role => role.ToJson())))]);
}
