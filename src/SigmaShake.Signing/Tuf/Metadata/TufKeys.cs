using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>The keys that a file declares.</summary>
internal static class TufKeys
{
    public static Dictionary<string, TufKey> Read(FieldReader fields)
    {
        var keys = new Dictionary<string, TufKey>(StringComparer.Ordinal);
        foreach (var member in fields.Members("keys", TufLimits.MaxKeys)) keys[member.Name] = TufKey.Read(member.Name, new FieldReader(member.Value, "`keys`", fields.Problems));
        return keys;
    }

    public static JsonMember Member(IEnumerable<TufKey> keys) =>
        new("keys", JsonValue.Of([.. keys.Select(key => new JsonMember(key.Id, key.Json))]));
}
