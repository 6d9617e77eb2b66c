using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SigmaShake.Server.EndToEnd.WebTools;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.EndToEnd;

/// <summary>The description of the API, held against good practice by spectral and against what the server does by a proxy that checks both sides.</summary>
public sealed class ApiDescriptionTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [WebToolsFact]
    public async Task Spectral_has_nothing_to_say()
    {
        var run = await WebToolsPackage.RunProgramAsync("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", "text", await DescriptionAsync());

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var broken = _folder.Write("broken.json", File.ReadAllText(await DescriptionAsync()).Replace("\"operationId\"", "\"x-name\"", StringComparison.Ordinal));
        Assert.NotEqual(0, (await WebToolsPackage.RunProgramAsync("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", "text", broken)).ExitCode);
    }

    [WebToolsFact]
    public async Task What_the_server_does_is_what_the_description_says()
    {
        using var browser = await server.SignInAsync();
        var port = FreePort();
        using var proxy = WebToolsPackage.Start("prism", "proxy", await DescriptionAsync(), server.Address, "--errors", "--host", "127.0.0.1", "--port", $"{port}");
        try
        {
            proxy.OutputDataReceived += (_, _) => { };
            proxy.ErrorDataReceived += (_, _) => { };
            proxy.BeginOutputReadLine();
            proxy.BeginErrorReadLine();
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            await Deadline.UntilAsync(() => ListensAsync(port));
            await CallAsync(client);
        }
        finally
        {
            proxy.Kill(entireProcessTree: true);
            await proxy.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task CallAsync(HttpClient client)
    {
        const string Organisations = "/api/v1/organisations";
        Assert.Equal("x", (await SendAsync(client, HttpStatusCode.Created, HttpMethod.Post, Organisations, "{\"name\":\"described\",\"title\":\"x\"}", "first")).GetProperty("title").GetString());
        await SendAsync(client, HttpStatusCode.Created, HttpMethod.Post, Organisations, "{\"name\":\"described\",\"title\":\"x\"}", "first");
        await SendAsync(client, HttpStatusCode.UnprocessableEntity, HttpMethod.Post, Organisations, "{\"name\":\"other\",\"title\":\"x\"}", "first");
        await SendAsync(client, HttpStatusCode.BadRequest, HttpMethod.Post, Organisations, "{\"name\":\"described\",\"title\":\"x\"}");
        await SendAsync(client, HttpStatusCode.Created, HttpMethod.Post, Organisations, "{\"name\":\"described-2\",\"title\":\"x\"}");
        var page = await SendAsync(client, HttpStatusCode.OK, HttpMethod.Get, $"{Organisations}?limit=1");
        await SendAsync(client, HttpStatusCode.OK, HttpMethod.Get, $"{Organisations}?limit=1&cursor={page.GetProperty("next").GetString()}");
        await SendAsync(client, HttpStatusCode.BadRequest, HttpMethod.Get, $"{Organisations}?cursor=x");
        await SendAsync(client, HttpStatusCode.OK, HttpMethod.Get, $"{Organisations}/described");
        await SendAsync(client, HttpStatusCode.OK, HttpMethod.Get, $"{Organisations}/described/ledger");
        await SendAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, $"{Organisations}/nobodys");
        await SendAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, $"{Organisations}/nobodys/ledger");

        // The proxy is awake: what the description does not allow, it does not let through.
        var refused = await SendAsync(client, HttpStatusCode.UnprocessableEntity, HttpMethod.Post, Organisations, "{\"name\":\"only\"}");
        Assert.Contains("stoplight", refused.GetProperty("type").GetString());
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpStatusCode expected, HttpMethod method, string path, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"{method} {path}: {response.StatusCode} {text}");
        Assert.False(response.Headers.TryGetValues("sl-violations", out var violations), $"{method} {path}: {string.Join(' ', violations ?? [])}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<string> DescriptionAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        return _folder.Write("openapi.json", await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
    }
}
