using SigmaShake.Server.Testing;
using SigmaShake.Server.Testing.Tenants;
using SigmaShake.WebTools;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>axe-core looks at every page that a browser can get, full of what organisations have, in light colours and in dark ones.</summary>
public sealed class EveryPageTests
{
    [BrowserFact]
    public async Task No_page_has_a_barrier()
    {
        await using var outside = new Outside();
        await outside.StartAsync();
        await using var server = new RunningServer { Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = outside.Dns.Address } };
        await server.InitializeAsync();
        using var premises = await Premises.FurnishAsync(server, "harbour", outside, releases: 2);
        var cookie = string.Join("; ", premises.Company.Owner.Cookies.Select(one => $"{one.Key}={one.Value}"));
        List<ShownPage> pages =
        [
            .. await EveryPage.WithAddressAsync(server, premises, cookie), .. await EveryPage.WithAddressAsync(server, premises, null), .. await EveryPage.BehindFormsAsync(server, premises),
        ];
        Assert.True(pages.Count > 60, $"hardly any page was found: {pages.Count}");

        await using var chromium = await Chromium.StartAsync();
        var barriers = new List<string>();
        foreach (var page in pages.DistinctBy(page => Settled(page.Html))) barriers.AddRange(await chromium.JudgeAsync(server.Address, page.Html, page.Name));

        Assert.Equal([], barriers);
    }

    [BrowserFact]
    public async Task Letters_that_are_hardly_seen_in_the_dark_are_found()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        await using var chromium = await Chromium.StartAsync();

        var barriers = await chromium.JudgeAsync(
            server.Address, "<!DOCTYPE html><html lang=en><title>x</title><style>:root{color-scheme:light dark}p{color:#333;background:light-dark(#fff,#222)}</style><main><h1>x</h1><p>hardly seen</p></main>", "page");

        Assert.StartsWith("page, Dark: color-contrast", Assert.Single(barriers));
    }

    // What strangers are told that they may not see is the same page everywhere.
    private static string Settled(string html) => string.Join('\n', html.Split('\n').Where(line => !line.Contains("nonce=", StringComparison.Ordinal) && !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
}
