using SigmaShake.Server.Testing;
using SigmaShake.Server.Testing.Tenants;
using SigmaShake.WebTools;

namespace SigmaShake.Accounts.EndToEnd;

/// <summary>Every page that a browser can get, full of what organisations have, by way of a proxy that ends TLS; and the server that they are of.</summary>
public sealed class AllPages : IAsyncLifetime
{
    private readonly Outside _outside = new();
    private RunningServer? _server;
    private Premises? _premises;

    internal IReadOnlyList<ShownPage> Pages { get; private set; } = [];

    public string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        // Then the tests are skipped.
        if (!BrowserTools.IsInstalled && !WebToolsPackage.IsInstalled) return;
        await _outside.StartAsync();
        _server = new RunningServer { Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = _outside.Dns.Address }, IsBehindTls = true };
        await _server.InitializeAsync();
        _premises = await Premises.FurnishAsync(_server, "harbour", _outside, releases: 2);
        var cookie = string.Join("; ", _premises.Company.Owner.Cookies.Select(one => $"{one.Key}={one.Value}"));
        Pages =
        [
            .. await EveryPage.WithAddressAsync(_server, _premises, cookie), .. await EveryPage.WithAddressAsync(_server, _premises, null), .. await EveryPage.BehindFormsAsync(_server, _premises),
        ];
        Assert.True(Pages.Count > 60, $"hardly any page was found: {Pages.Count}");
    }

    public async ValueTask DisposeAsync()
    {
        _premises?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        await _outside.DisposeAsync();
    }
}
