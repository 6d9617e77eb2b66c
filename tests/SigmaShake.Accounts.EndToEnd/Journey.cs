using Microsoft.Playwright;
using SigmaShake.Accounts.EndToEnd.Provider;
using SigmaShake.WebTools;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>
/// The real server, a real provider and a real browser, and an organisation that an administrator has connected to the provider in pages. No page of ours may run
/// a script.
/// </summary>
public sealed class Journey : IAsyncLifetime
{
    private readonly DnsStandIn _dns = new();
    private OidcProvider? _provider;

    public RunningServer Server { get; } = new();

    public Chromium Chromium { get; private set; } = null!;

    /// <summary>What axe-core has found on pages that is serious.</summary>
    public List<string> Barriers { get; } = [];

    public async ValueTask InitializeAsync()
    {
        // Then the tests are skipped.
        if (!OidcProvider.IsInstalled) return;
        Server.Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = _dns.Address };
        await Server.InitializeAsync();
        _provider = await OidcProvider.StartAsync($"{Server.Address}/o/acme/sign-in/login/callback");
        Chromium = await Chromium.StartAsync();
        await ConnectAsync(await Chromium.PageAsync(), _provider.Issuer);
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null) await Chromium.DisposeAsync();
        _provider?.Dispose();
        await Server.DisposeAsync();
        _dns.Dispose();
    }

    /// <summary>Types an address in on the page that asks for one, and follows to the provider.</summary>
    public static async Task FollowAsync(IPage page, string address)
    {
        await page.FillAsync("#address", address);
        await page.ClickAsync("main button");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();
    }

    /// <summary>Is somebody, on the provider's own pages.</summary>
    /// <param name="page">A page of the provider.</param>
    /// <param name="login">Whom; null for whom it was told to expect.</param>
    public static async Task BeAsync(IPage page, string? login = null)
    {
        if (login is not null) await page.FillAsync("input[name=login]", login);
        await page.FillAsync("input[name=password]", "x");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]");
    }

    /// <summary>Looks at a page.</summary>
    public async Task LookAsync(IPage page, string name) => Barriers.AddRange(await Chromium.LookAsync(page, name));

    // The administrator signs in by the link, makes the organisation, proves the domain, and adds the provider: all in pages.
    private async Task ConnectAsync(IPage page, string issuer)
    {
        await page.GotoAsync($"{Server.Address}/sign-in/{await Server.LinkAsync()}");
        await page.ClickAsync("main button");
        await page.FillAsync("#name", "acme");
        await page.FillAsync("#title", "Acme");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Signing in" }).ClickAsync();
        await page.FillAsync("#domain", "acme.test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the domain" }).ClickAsync();
        _dns.Records["_sigmashake.acme.test"] = [await page.Locator("td code").Nth(1).InnerTextAsync()];
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify acme.test" }).ClickAsync();
        await page.FillAsync("#name", "login");
        await page.FillAsync("main #title", "Acme login");
        await page.FillAsync("#issuer", issuer);
        await page.FillAsync("#client", OidcProvider.ClientId);
        await page.FillAsync("#secret", OidcProvider.ClientSecret);
        await page.SelectOptionAsync("#role", "member");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the provider" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Acme login" }).WaitForAsync();
        Assert.Contains($"{Server.Address}/o/acme/sign-in/login/callback", await page.ContentAsync());
        await LookAsync(page, "identity");
    }
}
