using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>A member of another organisation, at another address, who goes on working while somebody attacks, and measures how that goes.</summary>
internal sealed class Neighbour : IDisposable
{
    private static readonly IPAddress Home = IPAddress.Parse("127.0.0.2");

    private readonly HttpClient _client;
    private readonly List<double> _latenciesMs = [];

    private Neighbour(HttpClient client) => _client = client;

    /// <summary>Signs in and makes the organisation.</summary>
    public static async Task<Neighbour> MoveInAsync(ServerProcess server, SelfMade? certificate = null)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectCallback = ConnectAsync, SslOptions = { CertificateChainPolicy = certificate?.Trust } };
        var neighbour = new Neighbour(new HttpClient(handler) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(20) });
        using var page = await neighbour._client.GetAsync(server.Link, TestContext.Current.CancellationToken);
        var form = Browser.HiddenFields(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(form) };
        signIn.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var answer = await neighbour._client.SendAsync(signIn, TestContext.Current.CancellationToken);
        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SessionCookie.Name, StringComparison.Ordinal)).Split(';')[0];
        neighbour._client.DefaultRequestHeaders.Add("Cookie", session);
        using var create = new StringContent("{\"name\":\"quiet\",\"title\":\"x\"}", System.Text.Encoding.UTF8, "application/json");
        using var created = await neighbour._client.PostAsync("/api/v1/organisations", create, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return neighbour;
    }

    /// <summary>Works while an attack lasts: every request has to be answered, and at most two may take long.</summary>
    public async Task WorkDuringAsync(string what, Func<Task> attack, ServerProcess server)
    {
        _latenciesMs.Clear();
        var running = Task.Run(attack, TestContext.Current.CancellationToken);
        do
        {
            var clock = Stopwatch.StartNew();
            using var answer = await _client.GetAsync("/o/quiet", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            _latenciesMs.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        while (!running.IsCompleted || _latenciesMs.Count < 20);
        await running;
        _latenciesMs.Sort();
        var worst = _latenciesMs[^1];
        TestContext.Current.SendDiagnosticMessage(
            $"{what}: {_latenciesMs.Count} requests of the neighbour, median {_latenciesMs[_latenciesMs.Count / 2]:0} ms, worst {worst:0} ms, the server holds {server.ResidentBytes >> 20} MiB");

        // Two may have met what else the machine does.
        Assert.True(_latenciesMs[^3] < 3000, $"{what}: three requests of the neighbour took {_latenciesMs[^3]:0} ms and more");
        Assert.True(server.ResidentBytes < 512L << 20, $"{what}: the server holds {server.ResidentBytes >> 20} MiB");
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(Home, 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
