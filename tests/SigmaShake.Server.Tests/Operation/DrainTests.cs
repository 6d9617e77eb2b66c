using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Operation;

/// <summary>A server that is told to stop says so, finishes what runs, and ends.</summary>
public sealed class DrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_says_that_it_is_not_ready_finishes_what_runs_and_ends_with_zero()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--drain-delay", "3", "--drain-limit", "20");
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        await Deadline.UntilAsync(async () => (await client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK);
        using var running = await BeginAsync(server);

        server.Terminate();

        HttpResponseMessage? answer = null;
        await Deadline.UntilAsync(async () => (answer = await client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer!.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("not_ready", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        await Deadline.UntilAsync(() => IsRefusedAsync(server));

        // What was begun before is answered after the server has stopped listening.
        Assert.StartsWith("HTTP/1.1 400 ", await EndAsync(running));
        Assert.Equal(0, await server.ExitCodeAsync());
    }

    [Fact]
    public async Task What_does_not_end_is_ended()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--drain-limit", "1");
        using var running = await BeginAsync(server);
        var clock = Stopwatch.StartNew();

        server.Terminate();

        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    public void Dispose() => _folder.Dispose();

    // A form whose last byte is missing.
    private static async Task<TcpClient> BeginAsync(ServerProcess server)
    {
        var address = new Uri(server.Address);
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-in HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\ntoken="), TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<string> EndAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync("x"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }

    private static async Task<bool> IsRefusedAsync(ServerProcess server)
    {
        var address = new Uri(server.Address);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
