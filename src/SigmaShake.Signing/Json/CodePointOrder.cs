namespace SigmaShake.Signing.Json;

/// <summary>Strings in the order of their code points, which is also that of their UTF-8 bytes.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var left = x ?? "";
        var right = y ?? "";
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    // Halves of surrogate pairs stand for code points above all others, but have smaller values than U+E000 to U+FFFF.
    private static int Rank(char character) => character switch
    {
        >= '\uE000' => character - 0x800,
        >= '\uD800' => character + 0x2000,
        _ => character,
    };
}
