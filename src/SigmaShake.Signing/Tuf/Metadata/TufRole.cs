using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Which keys stand for a role, and how many of them must sign (specification, 4.3).</summary>
/// <param name="KeyIds">Ids of keys, all different.</param>
/// <param name="Threshold">How many different keys must have signed; at least 1. A threshold that the keys cannot meet stops the role.</param>
public sealed record TufRole(IReadOnlyList<string> KeyIds, int Threshold)
{
    internal static TufRole Read(FieldReader fields)
    {
        var ids = fields.Texts("keyids", TufLimits.MaxKeys, TufLimits.MaxPathBytes);
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count) fields.Refuse("names one key twice");
        return new TufRole(ids, (int)Math.Min(fields.Integer("threshold", min: 1), int.MaxValue));
    }

    internal IEnumerable<JsonMember> Members() =>
    [
        new JsonMember("keyids", JsonValue.ArrayOf(KeyIds.Select(JsonValue.Of))),
        new JsonMember("threshold", JsonValue.Of(Threshold)),
    ];
}
