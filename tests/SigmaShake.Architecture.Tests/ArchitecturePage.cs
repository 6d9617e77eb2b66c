using SigmaShake.Testing;

namespace SigmaShake.Architecture.Tests;

/// <summary>The dependency tables of <c>ARCHITECTURE.md</c>: the page is the rule, so it cannot drift from the code.</summary>
internal static class ArchitecturePage
{
    /// <summary>The table under a heading: the first column's code word, and the code words of the last column.</summary>
    public static Dictionary<string, HashSet<string>> Table(string heading)
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "ARCHITECTURE.md"))
            .SkipWhile(line => line.TrimStart('#', ' ') != heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|'));
        return rows.ToDictionary(cells => CodeWords(cells[0]).Single(), cells => CodeWords(cells[^1]).ToHashSet());
    }

    private static IEnumerable<string> CodeWords(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);
}
