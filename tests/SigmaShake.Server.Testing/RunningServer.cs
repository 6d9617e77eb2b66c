using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Accounts;
using SigmaShake.Fleet;
using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;
using SigmaShake.Testing;

namespace SigmaShake.Server.Testing;

/// <summary>The real server on a free port of this machine, with a data folder of its own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _prefix = $"t{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6))}";
    private readonly HttpOptions _http;
    private readonly LogLevel _level;
    private WebApplication? _app;

    /// <summary>One that counts nobody's requests: tests send many, from one address.</summary>
    public RunningServer()
        : this(new HttpOptions { Rates = Unlimited })
    {
    }

    private RunningServer(HttpOptions http, LogLevel level = LogLevel.Warning) => (_http, _level) = (http, level);

    /// <summary>Rates that no test reaches.</summary>
    public static RequestRates Unlimited { get; } = new() { StrangerPerSecond = 100_000, FailurePerSecond = 100_000, CallerPerSecond = 100_000, OrganisationPerSecond = 100_000, OrganisationAtOnce = 1_000 };

    public WebApplication App => _app!;

    public string Data => _folder["data"];

    /// <summary>On the engine that the tests run on: databases of this server's own.</summary>
    private PlatformOptions Options => new(Data)
    {
        Postgres = PostgresServer.IsChosen ? PostgresServer.Shared.ConnectionString : null,
        PostgresPrefix = _prefix,
    };

    public string Address { get; private set; } = "";

    /// <summary>Routes of the tests' own; to be set before it is started.</summary>
    public Action<IEndpointRouteBuilder>? MoreRoutes { get; init; }

    /// <summary>How people sign in; to be set before it is started.</summary>
    public AccountsOptions Accounts { get; set; } = new();

    /// <summary>One that answers as it is told, started.</summary>
    public static async Task<RunningServer> StartAsync(HttpOptions http, LogLevel level = LogLevel.Warning, Action<IEndpointRouteBuilder>? moreRoutes = null)
    {
        var server = new RunningServer(http, level) { MoreRoutes = moreRoutes };
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Whether a proxy that ends TLS stands before it, and its browsers come by that; to be set before it is started.</summary>
    public bool IsBehindTls { get; init; }

    public async ValueTask InitializeAsync()
    {
        var http = IsBehindTls ? _http with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] } : _http;
        _app = ServerHost.Build(Options, $"{(_http.CertificateFile is null ? "http" : "https")}://127.0.0.1:0", Accounts, http: http, level: _level);
        MoreRoutes?.Invoke(_app);
        await _app.Services.PreparePlatformAsync(TestContext.Current.CancellationToken);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = AddressOf(_app);
    }

    /// <summary>Another node over the same data: it has its own memory, and its own address. Disposing it is the caller's.</summary>
    public async Task<(WebApplication App, string Address)> BeginNodeAsync(FleetOptions? fleet = null)
    {
        var app = ServerHost.Build(Options, "http://127.0.0.1:0", fleet: fleet, http: _http);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return (app, AddressOf(app));
    }

    public Task<string> LinkAsync(string name = "operator") =>
        App.Services.GetRequiredService<SignIn>().InviteOperatorAsync(name, TestContext.Current.CancellationToken);

    /// <summary>A browser that has not signed in.</summary>
    public Browser Browse() => new(Address, IsBehindTls);

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<Browser> SignInAsync(string name = "operator")
    {
        var browser = Browse();
        await browser.GetAsync($"/sign-in/{await LinkAsync(name)}");
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/sign-in")).StatusCode);
        return browser;
    }

    /// <summary>Has it be known that an address is somebody's.</summary>
    public async Task VerifyAddressAsync(string name, string address)
    {
        await using var control = App.Services.GetRequiredService<Databases>().OpenControl();
        var person = await control.People.SingleAsync(row => row.Name == name, TestContext.Current.CancellationToken);
        control.PersonAddresses.Add(new PersonAddressRow { Address = address, PersonId = person.Id, VerifiedMs = 1 });
        await control.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(TestContext.Current.CancellationToken);
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
