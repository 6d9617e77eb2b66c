using System.Text;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>The path of a target: relative, with slashes, and leading nowhere else.</summary>
internal static class TargetPath
{
    public static bool IsValid(string path) =>
        Encoding.UTF8.GetByteCount(path) <= TufLimits.MaxPathBytes
        && !path.Any(character => char.IsControl(character) || character == '\\')
        && path.Split('/').All(segment => segment is not ("" or "." or ".."));

    /// <summary>Where the file lies (specification, 5.7.3 and 6.2.1); null where it is described by no known hash.</summary>
    public static string? OnServer(string path, TufTarget target, bool isConsistentSnapshot)
    {
        var hash = target.Hashes.GetValueOrDefault(ContentHash.Sha256Name) ?? target.Hashes.GetValueOrDefault(ContentHash.Sha512Name);
        if (hash is null || !hash.All(char.IsAsciiHexDigitLower)) return null;
        return isConsistentSnapshot ? $"{path[..(path.LastIndexOf('/') + 1)]}{hash}.{path[(path.LastIndexOf('/') + 1)..]}" : path;
    }
}
