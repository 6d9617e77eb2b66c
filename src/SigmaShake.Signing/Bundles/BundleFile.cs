namespace SigmaShake.Signing.Bundles;

/// <summary>A rule file of a bundle.</summary>
/// <param name="Path">Its name: segments of <c>a-z 0-9 . _ -</c> between slashes, the last of which ends in <c>.rules</c>.</param>
/// <param name="Text">What it holds.</param>
public sealed record BundleFile(string Path, string Text)
{
    /// <summary>The longest path, in characters.</summary>
    public const int MaxPathCharacters = 200;

    private const string Extension = ".rules";

    /// <summary>Whether a rule file of a bundle may be called so. No such path leads out of a folder, or means two files on a system that ignores case.</summary>
    public static bool IsValidPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > MaxPathCharacters || !path.EndsWith(Extension, StringComparison.Ordinal)) return false;
        var segments = path.Split('/');
        return segments[^1].Length > Extension.Length && Array.TrueForAll(segments, IsValidSegment);
    }

    private static bool IsValidSegment(string segment) => segment is not ("" or "." or "..") && segment.All(IsValidCharacter);

    private static bool IsValidCharacter(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-';
}
