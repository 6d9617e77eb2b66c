using SigmaShake.Platform.Allowlists;

namespace SigmaShake.Accounts.Allowlists;

/// <summary>An allowlist as people write it: a range on each line, and behind it, after a blank, what it is.</summary>
internal static class AllowlistText
{
    /// <summary>Reads it; blank lines are nothing.</summary>
    public static IReadOnlyList<(string Range, string Note)> Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries))
            .Select(words => (words[0], words.Length > 1 ? words[1] : "")),
    ];

    /// <summary>Writes it.</summary>
    public static string Write(IEnumerable<AllowedRange> ranges) => string.Join('\n', ranges.Select(range => $"{range.Range} {range.Note}".TrimEnd()));
}
