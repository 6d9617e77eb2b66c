using System.Net;
using System.Text.RegularExpressions;

namespace SigmaShake.Server.Testing.Tenants;

/// <summary>What organisations have outside of the server: names in the DNS, and a provider that people sign in through.</summary>
internal sealed partial class Outside : IAsyncDisposable
{
    private readonly ProviderStandIn _provider = new();

    public DnsStandIn Dns { get; } = new();

    public ValueTask StartAsync() => _provider.InitializeAsync();

    /// <summary>Has everybody who comes to the provider be somebody.</summary>
    public void Be(string address) => (_provider.Claims["sub"], _provider.Claims["email"]) = (address, address);

    /// <summary>Has an organisation prove that a domain is its own, and add the provider under a name.</summary>
    public async Task ConnectAsync(Browser owner, string organisation, string domain, string name, string title)
    {
        var pages = $"/o/{organisation}/identity";
        await owner.GetAsync(pages);
        await owner.SubmitAsync($"{pages}/domains", ("domain", domain));
        Dns.Records[$"_sigmashake.{domain}"] = [Challenge().Match(owner.Body, owner.Body.IndexOf($"_sigmashake.{domain}<", StringComparison.Ordinal)).Value];
        Assert.Equal(HttpStatusCode.OK, (await owner.SubmitAsync($"{pages}/domains/{domain}/verify")).StatusCode);
        var added = await owner.SubmitAsync(
            $"{pages}/providers", ("name", name), ("title", title), ("issuer", _provider.Issuer), ("client", ProviderStandIn.ClientId), ("secret", ProviderStandIn.ClientSecret), ("role", "member"));
        Assert.True(added.StatusCode == HttpStatusCode.OK, owner.Body);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Dns.Dispose();
    }

    [GeneratedRegex("sigmashake-domain=[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Challenge();
}
