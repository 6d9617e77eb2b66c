using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>What targets metadata says of one file (specification, 4.5).</summary>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Hashes">Its hashes, in lower-case hexadecimal, by algorithm; at least one.</param>
/// <param name="Custom">A JSON object that the framework does not look into, as UTF-8; null for none.</param>
public sealed record TufTarget(long Length, IReadOnlyDictionary<string, string> Hashes, ReadOnlyMemory<byte>? Custom = null)
{
    /// <summary>A description of <paramref name="content"/>, with its length and its SHA-256.</summary>
    /// <param name="content">The file.</param>
    /// <param name="custom">See <see cref="Custom"/>.</param>
    public static TufTarget Of(ReadOnlySpan<byte> content, ReadOnlyMemory<byte>? custom = null) =>
        new(content.Length, new Dictionary<string, string>(StringComparer.Ordinal) { [ContentHash.Sha256Name] = ContentHash.Sha256(content) }, custom);

    /// <summary>Null where <paramref name="content"/> is what is described; else what is wrong, as the end of a sentence.</summary>
    public string? Objection(ReadOnlySpan<byte> content) =>
        content.Length == Length ? TufHashes.Objection(Hashes, content) : $"has {content.Length} bytes, and not {Length}";

    internal static TufTarget Read(FieldReader fields)
    {
        var target = new TufTarget(fields.Integer("length", min: 0), TufHashes.Read(fields));
        return fields.Has("custom") ? target with { Custom = CanonicalJson.WriteFile(fields.Object("custom").Value) } : target;
    }

    internal JsonValue ToJson()
    {
        var members = new List<JsonMember> { new("length", JsonValue.Of(Length)), TufHashes.Member(Hashes) };
        if (Custom is { } custom) members.Add(new JsonMember("custom", JsonText.Parse(custom.Span, out _) ?? JsonValue.Null));
        return JsonValue.Of(members);
    }
}
