using System.Net;
using System.Text.RegularExpressions;
using SigmaShake.Ledger.Reading;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>The real server with an organisation, <c>acme</c>, that has proved <c>acme.test</c> to be its own and has a provider, which is the test's.</summary>
public sealed partial class SignInServer : IAsyncLifetime
{
    public RunningServer Server { get; } = new();

    public DnsStandIn Dns { get; } = new();

    public ProviderStandIn Provider { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Server.Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = Dns.Address };
        await Server.InitializeAsync();
        await Provider.InitializeAsync();
        using var admin = await Server.SignInAsync();
        await FoundAsync(admin, "acme", "acme.test", Provider.Issuer, "member");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
        Dns.Dispose();
    }

    /// <summary>Makes an organisation with a domain and a provider.</summary>
    public async Task FoundAsync(Browser admin, string organisation, string domain, string issuer, string firstRole)
    {
        await admin.GetAsync("/");
        await admin.SubmitAsync("/organisations", ("name", organisation), ("title", organisation));
        await ProveAsync(admin, organisation, domain);
        await AddProviderAsync(admin, organisation, "okta", issuer, firstRole);
    }

    /// <summary>Adds a provider.</summary>
    public static async Task<HttpResponseMessage> AddProviderAsync(Browser admin, string organisation, string name, string issuer, string firstRole)
    {
        await admin.GetAsync($"/o/{organisation}/identity");
        return await admin.SubmitAsync(
            $"/o/{organisation}/identity/providers", ("name", name), ("title", $"{organisation}'s {name}"), ("issuer", issuer), ("client", ProviderStandIn.ClientId),
            ("secret", ProviderStandIn.ClientSecret), ("role", firstRole));
    }

    /// <summary>Claims a domain, puts what is asked for into the DNS, and has it verified.</summary>
    public async Task<HttpResponseMessage> ProveAsync(Browser admin, string organisation, string domain)
    {
        await admin.GetAsync($"/o/{organisation}/identity");
        await admin.SubmitAsync($"/o/{organisation}/identity/domains", ("domain", domain));
        Dns.Records[$"_sigmashake.{domain}"] = [ChallengeOf(admin, domain)];
        return await admin.SubmitAsync($"/o/{organisation}/identity/domains/{domain}/verify");
    }

    /// <summary>What the page of the organisation wants to see in the DNS.</summary>
    public static string ChallengeOf(Browser admin, string domain) =>
        Challenge().Match(admin.Body, admin.Body.IndexOf($"_sigmashake.{domain}<", StringComparison.Ordinal)).Value;

    /// <summary>Types an address; the first way in that is offered.</summary>
    public static async Task<string> OfferAsync(Browser browser, string address)
    {
        await browser.GetAsync("/sign-in");
        await browser.SubmitAsync("/sign-in/providers", ("address", address));
        return ChoiceOf(browser);
    }

    /// <summary>The first way in that the last page offers.</summary>
    public static string ChoiceOf(Browser browser) => WebUtility.HtmlDecode(Choice().Match(browser.Body).Groups["address"].Value);

    /// <summary>Types an address and goes to the provider, which sends the browser back.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(Browser browser, string address = "ada@acme.test") => await browser.GetAsync(await OfferAsync(browser, address));

    /// <summary>Nobody was signed in, nothing was said of why, and the operator can read why.</summary>
    public void AssertRefused(HttpResponseMessage response, Browser browser, string reason)
    {
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("role=\"alert\">Signing in did not work.</p>", browser.Body);
        Assert.DoesNotContain(SessionCookie.Name, browser.Cookies.Keys);
        Assert.Contains(reason, OperatorLedger()[^1]);
        Assert.DoesNotContain(reason, browser.Body);
    }

    /// <summary>The subjects of refusals in the operator's ledger, the newest last.</summary>
    public IReadOnlyList<string> OperatorLedger() => RefusalsOf(Server);

    /// <inheritdoc cref="OperatorLedger"/>
    public static IReadOnlyList<string> RefusalsOf(RunningServer server)
    {
        if (!Directory.Exists(Path.Combine(server.Data, "operator-ledger"))) return [];
        using var reader = LedgerReader.Open(Path.Combine(server.Data, "operator-ledger")).Value!;
        return [.. reader.Entries().Select(entry => System.Text.Json.JsonDocument.Parse(entry.Payload!).RootElement)
            .Where(deed => deed.GetProperty("action").GetString() == "sign-in.refuse").Select(deed => deed.GetProperty("subject").GetString()!)];
    }

    [GeneratedRegex("sigmashake-domain=[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Challenge();

    [GeneratedRegex("<a href=\"(?<address>[^\"]*)\" rel=\"nofollow\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Choice();
}
