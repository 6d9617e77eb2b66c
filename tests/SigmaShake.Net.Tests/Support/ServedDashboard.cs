using System.Net;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Tests.Support;

/// <summary>The dashboard of a person's state folder, on a port of its own, and a browser that has signed in.</summary>
internal sealed class ServedDashboard : IAsyncDisposable
{
    private readonly DashboardServer _server;
    private readonly Machine _machine;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private ServedDashboard(FleetHome home, Machine machine, DashboardServer server)
    {
        Home = home;
        _machine = machine;
        _server = server;
    }

    public FleetHome Home { get; }

    /// <summary>What the server complained of.</summary>
    public List<string> Complaints { get; private init; } = [];

    /// <summary>Where the pages look at the outbox.</summary>
    public OutboxDesk Desk { get; private init; } = null!;

    public string Address => _server.Address.ToString();

    public string Host => new Uri(Address).Authority;

    /// <summary>What the addresses of the session begin with.</summary>
    public string Folder { get; private set; } = "";

    public string Cookie { get; private set; } = "";

    public static async Task<ServedDashboard> StartAsync(FleetHome? home = null, bool isPerson = true)
    {
        home ??= new FleetHome();
        var machine = new Machine(home.State, home.Home, home.Clock);
        var desk = new OutboxDesk(home.State) { Obstacle = null };
        var (sessions, complaints) = (new Sessions(home.Clock), new List<string>());
        var site = DashboardSite.Of(machine, home.Installations, desk);
        var server = await DashboardServer.StartAsync(0, address => new RequestHandler(address, home.State, sessions, site, home.Clock, complaints.Add), default);
        var served = new ServedDashboard(home, machine, server) { Complaints = complaints, Desk = desk };
        await served.SignInAsync(isPerson);
        return served;
    }

    /// <summary>Signs in by a new link.</summary>
    public async Task SignInAsync(bool isPerson = true)
    {
        using var answer = await UseLinkAsync(SignInLink.Make(Home.State, isPerson, Home.Clock));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Folder = answer.Headers.Location!.ToString().TrimEnd('/');
        Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Presses the button of a link.</summary>
    public Task<HttpResponseMessage> UseLinkAsync(string secret) => SendAsync(HttpMethod.Post, "/sign-in", form: [new("link", secret)]);

    /// <summary>A page of the session, whose status has to be 200.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text} {string.Join(' ', Complaints)}");
        return text;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, Folder + path, Cookie);

    /// <summary>Sends a form of the session, with the token that its pages bear.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params KeyValuePair<string, string>[] fields) =>
        await SendAsync(HttpMethod.Post, Folder + path, Cookie, [new(PageRequest.FormTokenName, await FormTokenAsync()), .. fields]);

    /// <summary>What the forms of the session bear.</summary>
    public async Task<string> FormTokenAsync()
    {
        var page = await ReadAsync("/try");
        var start = page.IndexOf("name=\"form-token\" value=\"", StringComparison.Ordinal) + "name=\"form-token\" value=\"".Length;
        return page[start..page.IndexOf('"', start)];
    }

    /// <summary>Sends a request, as a browser on our own pages would.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? cookie = null, KeyValuePair<string, string>[]? form = null, string? host = null, string? origin = null, string? site = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address + path));
        request.Headers.Host = host ?? Host;
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        if ((origin ?? (form is null ? null : Address)) is { Length: > 0 } from) request.Headers.Add("Origin", from);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _machine.Dispose();
        Home.Dispose();
    }
}
