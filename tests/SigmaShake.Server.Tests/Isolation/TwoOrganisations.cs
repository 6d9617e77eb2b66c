using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Accounts;
using SigmaShake.Server.Testing;
using SigmaShake.Server.Testing.Tenants;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>A server with two organisations that know nothing of each other: one whose people go where they have no business, and the one where they go.</summary>
public sealed class TwoOrganisations : IAsyncLifetime
{
    /// <summary>A name that nobody has.</summary>
    public const string Nobody = "nobodys-home";

    private readonly Outside _outside = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = ChildProcess.TimeLimit };
    private IReadOnlyList<string> _before = [];

    public RunningServer Server { get; } = new();

    /// <summary>Whose credentials are shown.</summary>
    internal Premises Mine { get; private set; } = null!;

    /// <summary>Whose things are asked for.</summary>
    internal Premises Theirs { get; private set; } = null!;

    internal CapturedLog Log { get; private set; } = null!;

    /// <summary>Everything that can be shown, all of it good at home.</summary>
    internal IReadOnlyList<Credential> Credentials => [Credential.None, .. Credential.OfPeople(Mine), .. Credential.OfOthers(Mine, Server)];

    /// <summary>What can be shown for longer than one request, at home.</summary>
    internal IReadOnlyList<Credential> CredentialsAtHome => [.. Credential.OfPeople(Mine), Credential.OfOthers(Mine, Server)[0]];

    /// <summary>Every route with each of its methods.</summary>
    internal IReadOnlyList<(RouteEndpoint Route, string Method)> Routes => RoutesOf(Server);

    /// <summary>Those that name an organisation.</summary>
    internal IEnumerable<(RouteEndpoint Route, string Method)> RoutesOfOrganisations => Routes.Where(one => one.Route.RoutePattern.GetParameter("organisation") is not null);

    /// <summary>Every route of a server with each of its methods.</summary>
    internal static IReadOnlyList<(RouteEndpoint Route, string Method)> RoutesOf(RunningServer server) =>
        [.. server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (route, method)))];

    public async ValueTask InitializeAsync()
    {
        await _outside.StartAsync();
        Server.Accounts = new AccountsOptions { AllowsPrivateProviders = true, DnsServer = _outside.Dns.Address };
        await Server.InitializeAsync();
        Theirs = await Premises.FurnishAsync(Server, "quarry", _outside, releases: 2);
        Mine = await Premises.FurnishAsync(Server, "hopper", _outside, releases: 1);
        _outside.Be(Mine.Address);
        await Mine.Company.Owner.GetAsync($"/o/{Mine.Name}");
        _before = await Holdings.ReadAsync(Server, Theirs.Name);
        Log = CapturedLog.Of(Server.App.Services);
    }

    /// <summary>Nothing of theirs has changed, and nothing of it stands in the log.</summary>
    internal async Task AreStillApartAsync()
    {
        Assert.Equal(_before, await Holdings.ReadAsync(Server, Theirs.Name));

        // Who is let in there is one of theirs, who goes on working: of anybody else the answers would have told.
        Assert.All(Log.Lines.Where(line => !line.Contains($" in {Theirs.Id} (", StringComparison.Ordinal)), line => Assert.DoesNotContain(Theirs.Marks, mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Sends a request. It may be changed before the credential is shown.</summary>
    internal async Task<Answer> SendAsync(string method, string path, HttpContent? content, Credential credential, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Server.Address + path) { Content = content };
        change?.Invoke(request);
        await credential.ShowAsync(request);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    /// <summary>Asks at home for things: those that the path names, and those that what is sent names.</summary>
    internal Task<Answer> AskAtHomeAsync(RouteEndpoint route, string method, Things inPath, Things inContent, Credential credential) =>
        SendAsync(method, inPath.PathOf(route, Mine.Name), Fillings.Of(route, method, Mine, inContent), credential);

    public async ValueTask DisposeAsync()
    {
        Mine?.Dispose();
        Theirs?.Dispose();
        _client.Dispose();
        await Server.DisposeAsync();
        await _outside.DisposeAsync();
    }
}
