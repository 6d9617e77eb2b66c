using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>A role that may speak of some files (specification, 4.5). Of <paramref name="Paths"/> and <paramref name="PathHashPrefixes"/> exactly one is there.</summary>
/// <param name="Name">Its name; none of <see cref="TufRoleNames.TopLevel"/>.</param>
/// <param name="Keys">Its keys and how many of them must sign.</param>
/// <param name="IsTerminating">Whether what it may speak of is looked for nowhere behind it.</param>
/// <param name="Paths">Patterns for the paths: <c>*</c>, <c>?</c> and <c>[a-z]</c> within one segment.</param>
/// <param name="PathHashPrefixes">Beginnings of the SHA-256 of the paths, in lower-case hexadecimal.</param>
public sealed record TufDelegatedRole(
    string Name,
    TufRole Keys,
    bool IsTerminating,
    IReadOnlyList<string>? Paths = null,
    IReadOnlyList<string>? PathHashPrefixes = null)
{
    private const int DigestDigits = 64;

    /// <summary>Whether it may speak of the file called <paramref name="path"/>.</summary>
    public bool Covers(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Paths is not null) return Paths.Any(pattern => PathPattern.Matches(pattern, path));
        var digest = ContentHash.Sha256(Encoding.UTF8.GetBytes(path));
        return PathHashPrefixes is not null && PathHashPrefixes.Any(prefix => digest.StartsWith(prefix, StringComparison.Ordinal));
    }

    internal static TufDelegatedRole Read(FieldReader fields)
    {
        var name = fields.Text("name");
        if (TufRoleNames.IsTopLevel(name)) fields.Refuse($"delegates to {Shown.Of(name)}, which is no delegated role,");
        if (Uri.EscapeDataString(name).Length is 0 or > TufLimits.MaxRoleNameCharacters) fields.Refuse($"has a name that is empty or, percent-encoded, longer than {TufLimits.MaxRoleNameCharacters} characters");
        if (fields.Has("paths") == fields.Has("path_hash_prefixes")) fields.Refuse("must have either `paths` or `path_hash_prefixes`");
        var prefixes = fields.Has("path_hash_prefixes") ? fields.Texts("path_hash_prefixes", int.MaxValue, DigestDigits) : null;
        if (prefixes is not null && prefixes.Any(prefix => !prefix.All(char.IsAsciiHexDigitLower))) fields.Refuse("has something in `path_hash_prefixes` that is not lower-case hexadecimal");
        return new TufDelegatedRole(
            name,
            TufRole.Read(fields),
            fields.Flag("terminating"),
            fields.Has("paths") ? fields.Texts("paths", int.MaxValue, TufLimits.MaxPathBytes) : null,
            prefixes);
    }

    internal JsonValue ToJson()
    {
        var members = new List<JsonMember>(Keys.Members()) { new("name", JsonValue.Of(Name)), new("terminating", JsonValue.Of(IsTerminating)) };
        if (Paths is not null) members.Add(new JsonMember("paths", JsonValue.ArrayOf(Paths.Select(JsonValue.Of))));
        if (PathHashPrefixes is not null) members.Add(new JsonMember("path_hash_prefixes", JsonValue.ArrayOf(PathHashPrefixes.Select(JsonValue.Of))));
        return JsonValue.Of(members);
    }
}
