using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>What one role says of the metadata file of another (specification, 4.4).</summary>
/// <param name="Version">The version that counts.</param>
/// <param name="Length">The length of the file, in bytes; null where it is not said.</param>
/// <param name="Hashes">Hashes of the file, in lower-case hexadecimal, by algorithm; null where they are not said.</param>
public sealed record TufMetaFile(long Version, long? Length = null, IReadOnlyDictionary<string, string>? Hashes = null)
{
    /// <summary>A description of <paramref name="file"/>, with its length and its SHA-256.</summary>
    /// <param name="version">The version that it says to be.</param>
    /// <param name="file">The file, all signatures on it.</param>
    public static TufMetaFile Of(long version, ReadOnlySpan<byte> file) =>
        new(version, file.Length, new Dictionary<string, string>(StringComparer.Ordinal) { [Verification.ContentHash.Sha256Name] = Verification.ContentHash.Sha256(file) });

    /// <summary>Null where <paramref name="file"/> is what is described, as far as length and hashes are said; else what is wrong.</summary>
    internal string? Objection(ReadOnlySpan<byte> file)
    {
        if (Length is { } length && length != file.Length) return $"has {file.Length} bytes, and not {length}";
        return Hashes is null ? null : TufHashes.Objection(Hashes, file);
    }

    /// <summary>The files that <c>meta</c> describes, by their names.</summary>
    internal static Dictionary<string, TufMetaFile> ReadAll(FieldReader signed)
    {
        var files = new Dictionary<string, TufMetaFile>(StringComparer.Ordinal);
        foreach (var member in signed.Members("meta")) files[member.Name] = Read(new FieldReader(member.Value, "`meta`", signed.Problems));
        return files;
    }

    internal static JsonMember Member(IReadOnlyDictionary<string, TufMetaFile> files) =>
        new("meta", JsonValue.Of([.. files.Select(file => new JsonMember(file.Key, file.Value.ToJson()))]));

    private static TufMetaFile Read(FieldReader fields) => new(
        fields.Integer("version", min: 1),
        fields.Has("length") ? fields.Integer("length", min: 0) : null,
        fields.Has("hashes") ? TufHashes.Read(fields) : null);

    private JsonValue ToJson()
    {
        var members = new List<JsonMember> { new("version", JsonValue.Of(Version)) };
        if (Length is { } length) members.Add(new JsonMember("length", JsonValue.Of(length)));
        if (Hashes is not null) members.Add(TufHashes.Member(Hashes));
        return JsonValue.Of(members);
    }
}
