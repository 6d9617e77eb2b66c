using System.Globalization;

namespace SigmaShake.Cli.Explaining;

/// <summary>Counts in words for people.</summary>
internal static class Counted
{
    /// <summary><c>1 rule</c>, <c>2 rules</c>.</summary>
    public static string Text(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
