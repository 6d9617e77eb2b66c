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
    /// <summary>Has a page looked at.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cookie">The header that whoever has signed in shows.</param>
    public static async Task<PageScores> OfAsync(string address, string cookie)
    {
        var run = await WebToolsPackage.RunAsync("lighthouse.mjs", null, BrowserTools.Chromium, address, cookie);
        Assert.True(run.ExitCode == 0, run.Error);
        using var result = JsonDocument.Parse(run.Out);
        Assert.Equal(address, result.RootElement.GetProperty("address").GetString());
        var scores = result.RootElement.GetProperty("scores");
        return new PageScores(
            scores.GetProperty("performance").GetInt32(), scores.GetProperty("accessibility").GetInt32(), scores.GetProperty("best-practices").GetInt32(),
            [.. result.RootElement.GetProperty("failed").EnumerateArray().Select(failed => failed.GetString()!)]);
    }
}
