using System.Text.Json;
using Microsoft.Playwright;

namespace SigmaShake.WebTools;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SIGMASHAKE_SCREENSHOTS");

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserTools.Chromium, Args = ["--no-sandbox"] }));
    }

    /// <summary>A page of somebody who has nothing to do with anybody before.</summary>
    /// <param name="scripts">Whether pages may run any.</param>
    /// <param name="colours">Which colours somebody likes.</param>
    /// <param name="width">How wide their window is, in pixels.</param>
    public async Task<IPage> PageAsync(bool scripts = false, ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = scripts, ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Looks at a page: what axe-core finds that is serious, by name. Keeps a picture if one is wanted.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        if (Screenshots is not null) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{name}.png"), FullPage = true });
        return await JudgeAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority), await page.ContentAsync(), name);
    }

    /// <summary>Looks at a page by its source, in light colours and in dark ones: what axe-core finds that is serious or worse, by name.</summary>
    /// <param name="address">The server whose page it is.</param>
    /// <param name="source">The page.</param>
    /// <param name="name">What it is called.</param>
    public async Task<IReadOnlyList<string>> JudgeAsync(string address, string source, string name)
    {
        // The same page again, where scripts may run: what axe-core is, is not of the page.
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var copy = await context.NewPageAsync();
        await copy.RouteAsync($"{address}/looked-at", route => route.FulfillAsync(new RouteFulfillOptions { Body = source, ContentType = "text/html; charset=utf-8" }));
        await copy.GotoAsync($"{address}/looked-at");
        await copy.EvaluateAsync(await File.ReadAllTextAsync(BrowserTools.Axe));
        var barriers = new List<string>();
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await copy.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            var found = await copy.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => ({ id: v.id, impact: v.impact, where: v.nodes.map(n => n.html).join(' ') }))");
            barriers.AddRange(found.EnumerateArray().Where(one => one.GetProperty("impact").GetString() is "serious" or "critical").Select(one => $"{name}, {colours}: {one.GetProperty("id")} {one.GetProperty("where")}"));
        }

        await context.CloseAsync();
        return barriers;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
