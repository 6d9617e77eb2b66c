using System.Text.Json;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>What Google's Lighthouse gives a page on a simulated slow telephone.</summary>
/// <param name="Performance">From 0 to 100.</param>
/// <param name="Accessibility">From 0 to 100.</param>
/// <param name="BestPractices">From 0 to 100.</param>
/// <param name="Failed">What it took points off for.</param>
public sealed record PageScores(int Performance, int Accessibility, int BestPractices, IReadOnlyList<string> Failed)
{
    private static readonly TimeSpan LimitOfPage = TimeSpan.FromSeconds(60);

    /// <summary>Has pages looked at, one after the other by one browser; each page's address, and its scores.</summary>
    /// <param name="cookie">The header that whoever has signed in shows.</param>
    /// <param name="addresses">Their addresses.</param>
    public static async Task<IReadOnlyDictionary<string, PageScores>> OfAsync(string cookie, params IReadOnlyList<string> addresses)
    {
        var run = await WebToolsPackage.RunAsync("lighthouse.mjs", null, [BrowserTools.Chromium, cookie, .. addresses], timeLimit: addresses.Count * LimitOfPage);
        Assert.True(run.ExitCode == 0, run.Error);
        using var results = JsonDocument.Parse(run.Out);
        var scores = results.RootElement.EnumerateArray().ToDictionary(result => result.GetProperty("address").GetString()!, Read);
        Assert.Equal(addresses, scores.Keys);
        return scores;
    }

    private static PageScores Read(JsonElement result)
    {
        var scores = result.GetProperty("scores");
        return new PageScores(
            scores.GetProperty("performance").GetInt32(), scores.GetProperty("accessibility").GetInt32(), scores.GetProperty("best-practices").GetInt32(),
            [.. result.GetProperty("failed").EnumerateArray().Select(failed => failed.GetString()!)]);
    }
}
