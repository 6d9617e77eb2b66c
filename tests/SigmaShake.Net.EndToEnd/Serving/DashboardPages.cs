using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SigmaShake.Net.EndToEnd.Serving;

/// <summary>Every page of the dashboard: what links lead to, one of each kind.</summary>
internal static partial class DashboardPages
{
    private const int Most = 40;

    /// <summary>Their addresses.</summary>
    /// <param name="page">The first page, of somebody who has signed in.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        var folder = page.Url.TrimEnd('/');
        List<string> found = [page.Url];
        var kinds = new HashSet<string> { KindOf(page.Url, folder) };
        for (var at = 0; at < found.Count; at++)
        {
            Assert.True(found.Count < Most, string.Join('\n', kinds));
            await page.GotoAsync(found[at]);
            var links = await page.Locator("a[href]").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
            found.AddRange(links.Where(link => link.StartsWith(folder + "/", StringComparison.Ordinal) && !link.Contains('#') && !link.EndsWith(".txt", StringComparison.Ordinal) && kinds.Add(KindOf(link, folder))));
        }

        return found;
    }

    // A page is another one by its path but for numbers and ids; of the rules a source and a rule besides.
    private static string KindOf(string address, string folder) => Ids().Replace(address[folder.Length..].Split('?')[0], "/*") + (address.Contains("source=", StringComparison.Ordinal) ? " of a source" : "");

    [GeneratedRegex("/([0-9]+|[0-9a-f]{8})(?=/|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
