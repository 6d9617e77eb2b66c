using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Hashes of a file by algorithm, in hexadecimal. SHA-256 and SHA-512 are known; others are ignored where one of these is there.</summary>
internal static class TufHashes
{
    public static Dictionary<string, string> Read(FieldReader fields)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in fields.Members("hashes", TufLimits.MaxSignatures))
        {
            if (member.Value.Kind != JsonKind.String) fields.Refuse("has a hash that is no text");
            hashes[member.Name] = member.Value.Text;
        }

        if (hashes.Count == 0) fields.Refuse("has no hash");
        return hashes;
    }

    public static JsonMember Member(IReadOnlyDictionary<string, string> hashes) =>
        new("hashes", JsonValue.Of([.. hashes.Select(hash => new JsonMember(hash.Key, JsonValue.Of(hash.Value)))]));

    /// <summary>Null where every hash of a known algorithm is that of <paramref name="content"/>; else what is wrong, as the end of a sentence.</summary>
    public static string? Objection(IReadOnlyDictionary<string, string> hashes, ReadOnlySpan<byte> content)
    {
        var isKnown = false;
        foreach (var (algorithm, hash) in hashes)
        {
            if (ContentHash.Of(algorithm, content) is not { } computed) continue;
            if (!string.Equals(computed, hash, StringComparison.Ordinal)) return $"has another {algorithm} than its description says";
            isKnown = true;
        }

        return isKnown ? null : "is described by hashes of unknown algorithms only";
    }
}
