using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using SigmaShake.Accounts.EndToEnd.Browsers;
using SigmaShake.Accounts.EndToEnd.Provider;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>The whole way, with a real provider and a real browser, no script running on any page of ours.</summary>
public sealed class SignInJourneyTests : IAsyncLifetime
{
    private readonly DnsStandIn _dns = new();
    private readonly RunningServer _server = new();
    private readonly List<string> _barriers = [];

    public async ValueTask InitializeAsync()
    {
        _server.Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = _dns.Address };
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _dns.Dispose();
    }

    [BrowserFact]
    public async Task An_administrator_connects_a_provider_and_somebody_signs_in_through_it_by_typing_an_address()
    {
        using var provider = await OidcProvider.StartAsync($"{_server.Address}/o/acme/sign-in/login/callback");
        await using var chromium = await Chromium.StartAsync();
        await ConnectAsync(chromium, await chromium.PageAsync(), provider.Issuer);

        var page = await chromium.PageAsync();
        await SignInAsync(chromium, page, "ada@acme.test");
        Assert.Equal($"{_server.Address}/o/acme", page.Url);
        Assert.Equal("Acme", await page.Locator("h1").InnerTextAsync());
        Assert.Equal("ada", await page.Locator("header form span").InnerTextAsync());
        await page.GotoAsync($"{_server.Address}/account/logins");
        await LookAsync(chromium, page, "logins");

        // Again, in the same browser: the provider knows her.
        await page.GotoAsync($"{_server.Address}/o/acme");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync($"{_server.Address}/sign-in");
        await page.FillAsync("#address", "ada@acme.test");
        await page.ClickAsync("main button");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();
        await page.WaitForURLAsync($"{_server.Address}/o/acme");

        // Whoever the provider calls by an address of another domain is nobody here.
        var stranger = await chromium.PageAsync();
        await stranger.GotoAsync($"{_server.Address}/sign-in");
        await stranger.FillAsync("#address", "eve@acme.test");
        await stranger.ClickAsync("main button");
        await stranger.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();
        await stranger.FillAsync("input[name=login]", "ceo@victim.test");
        await stranger.FillAsync("input[name=password]", "x");
        await stranger.ClickAsync("button[type=submit]");
        await stranger.ClickAsync("button[type=submit]");
        await stranger.GetByText("Signing in did not work.").WaitForAsync();
        await LookAsync(chromium, stranger, "refused");
        Assert.Equal([], _barriers);
    }

    [BrowserFact]
    public async Task A_program_gets_its_code_from_the_browser_and_no_frame_shows_the_question()
    {
        using var provider = await OidcProvider.StartAsync($"{_server.Address}/o/acme/sign-in/login/callback");
        await using var chromium = await Chromium.StartAsync();
        await ConnectAsync(chromium, await chromium.PageAsync(), provider.Issuer);
        using var waiting = new TcpListener(IPAddress.Loopback, 0);
        waiting.Start();
        var redirect = $"http://127.0.0.1:{((IPEndPoint)waiting.LocalEndpoint).Port}/callback";
        var request = $"{_server.Address}/oauth/authorize?response_type=code&client_id=ssg&redirect_uri={Uri.EscapeDataString(redirect)}&state=st&machine=laptop"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

        // She has not signed in: she does, and comes back to the question.
        var page = await chromium.PageAsync();
        await page.GotoAsync(request);
        await page.FillAsync("#address", "ada@acme.test");
        await page.ClickAsync("main button");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();
        await page.FillAsync("input[name=password]", "x");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Let a program in?" }).WaitForAsync();
        await LookAsync(chromium, page, "consent");

        var answer = AnswerOneAsync(waiting);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow in acme" }).ClickAsync();
        Assert.StartsWith("GET /callback?code=", await answer);

        // Another site's page around it gets an error, not the question.
        var framing = await page.Context.NewPageAsync();
        await framing.RouteAsync("http://evil.test/", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = $"<iframe src=\"{WebUtility.HtmlEncode(request)}\"></iframe>" }));
        await framing.GotoAsync("http://evil.test/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(2, framing.Frames.Count);
        Assert.DoesNotContain("Let a program in", await framing.Frames[1].ContentAsync());
        await framing.CloseAsync();

        await page.GotoAsync($"{_server.Address}/device");
        await LookAsync(chromium, page, "device");
        Assert.Equal([], _barriers);
    }

    // The administrator signs in by the link, makes the organisation, proves the domain, and adds the provider: all in pages.
    private async Task ConnectAsync(Chromium chromium, IPage page, string issuer)
    {
        await page.GotoAsync($"{_server.Address}/sign-in/{await _server.LinkAsync()}");
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
        Assert.Contains($"{_server.Address}/o/acme/sign-in/login/callback", await page.ContentAsync());
        await LookAsync(chromium, page, "identity");
    }

    private async Task SignInAsync(Chromium chromium, IPage page, string address)
    {
        await page.GotoAsync($"{_server.Address}/sign-in");
        await LookAsync(chromium, page, "sign-in");
        await page.FillAsync("#address", address);
        await page.ClickAsync("main button");
        await LookAsync(chromium, page, "choices");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Acme login" }).ClickAsync();

        // The provider's own pages; it has been told the address.
        Assert.Equal(address, await page.InputValueAsync("input[name=login]"));
        await page.FillAsync("input[name=password]", "x");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync($"{_server.Address}/**");
    }

    private async Task LookAsync(Chromium chromium, IPage page, string name) => _barriers.AddRange(await chromium.LookAsync(page, name));

    // What a program does that waits for its code: it takes one request, and answers it.
    private static async Task<string> AnswerOneAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        var stream = client.GetStream();
        var buffer = new byte[8_192];
        var count = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray(), TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
