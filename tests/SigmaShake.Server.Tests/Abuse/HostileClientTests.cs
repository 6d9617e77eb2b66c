using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>
/// Abuse 25: slow clients, giant bodies, floods of headers, compressed bombs, rapid resets. The server stays within its memory, and a member of another
/// organisation notices nothing.
/// </summary>
public sealed class HostileClientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Slow_clients_are_hung_up_on()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"]);
        using var neighbour = await Neighbour.MoveInAsync(server);

        await neighbour.WorkDuringAsync("slow clients", AttackAsync, server);

        async Task AttackAsync()
        {
            var slow = new List<RawConnection>();
            for (var i = 0; i < 600; i++) slow.Add(await RawConnection.OpenAsync(server));

            // Of one address, not more than so many.
            await Deadline.UntilAsync(() => slow.Count(one => one.IsOver) >= 600 - 512);
            var heads = slow.Where(one => !one.IsOver).Take(200).ToList();
            var bodies = slow.Where(one => !one.IsOver).Skip(200).Take(200).ToList();
            foreach (var one in heads) await one.SayAsync("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            foreach (var one in bodies) await one.SayAsync("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n");
            var clock = Stopwatch.StartNew();
            while (!heads.Concat(bodies).All(one => one.IsOver))
            {
                foreach (var one in heads.Concat(bodies).Where(one => !one.IsOver)) await one.SayAsync("x");
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(90), $"{heads.Count(one => !one.IsOver)} slow heads and {bodies.Count(one => !one.IsOver)} slow bodies are still served");
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            slow.ForEach(one => one.Dispose());
        }
    }

    [Fact]
    public async Task Giant_bodies_are_refused_before_they_have_arrived()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--rate-stranger", "1000");
        using var neighbour = await Neighbour.MoveInAsync(server);

        await neighbour.WorkDuringAsync("giant bodies", AttackAsync, server);

        async Task AttackAsync()
        {
            var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('x', 0x10000) + "\r\n");
            for (var i = 0; i < 100; i++)
            {
                using var announced = await RawConnection.OpenAsync(server);
                await announced.SayAsync("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000000000\r\n\r\n");
                Assert.Equal("HTTP/1.1 413 Payload Too Large", await announced.FirstLineAsync());

                using var endless = await RawConnection.OpenAsync(server);
                await endless.SayAsync("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
                var sent = 0;
                while (sent < 1000 && !endless.IsOver && await endless.SayAsync(chunk)) sent++;
                Assert.True(sent < 1000, "the server takes a body without end");
            }
        }
    }

    [Fact]
    public async Task Floods_of_headers_are_refused()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--rate-stranger", "1000");
        using var neighbour = await Neighbour.MoveInAsync(server);
        var many = string.Concat(Enumerable.Range(0, 65).Select(i => $"X-{i}: y\r\n"));

        await neighbour.WorkDuringAsync("floods of headers", AttackAsync, server);

        async Task AttackAsync()
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Equal("HTTP/1.1 431 Request Header Fields Too Large", await AskAsync($"GET /healthz HTTP/1.1\r\nHost: x\r\n{many}\r\n"));
                Assert.Equal("HTTP/1.1 431 Request Header Fields Too Large", await AskAsync($"GET /healthz HTTP/1.1\r\nHost: x\r\nX: {new string('y', 1 << 20)}\r\n\r\n"));
                Assert.Equal("HTTP/1.1 414 URI Too Long", await AskAsync($"GET /{new string('y', 1 << 20)} HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
        }

        async Task<string> AskAsync(string request)
        {
            using var connection = await RawConnection.OpenAsync(server);
            await connection.SayAsync(request);
            return await connection.FirstLineAsync();
        }
    }

    [Fact]
    public async Task A_compressed_bomb_is_refused_and_never_inflated()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--rate-stranger", "1000");
        using var neighbour = await Neighbour.MoveInAsync(server);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 48; i++) gzip.Write(zeros);
        }

        // 48 MiB of nothing, in less than a body may have.
        Assert.True(packed.Length < 60_000);
        await neighbour.WorkDuringAsync("compressed bombs", AttackAsync, server);

        async Task AttackAsync()
        {
            for (var i = 0; i < 200; i++)
            {
                using var connection = await RawConnection.OpenAsync(server);
                await connection.SayAsync($"POST /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
                await connection.SayAsync(packed.ToArray());
                Assert.Equal("HTTP/1.1 415 Unsupported Media Type", await connection.FirstLineAsync());
            }
        }
    }

    [Fact]
    public async Task Streams_that_are_opened_and_reset_without_end_end_their_connection()
    {
        using var certificate = new SelfMade();
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--tls-certificate", certificate.CertificateFile, "--tls-key", certificate.KeyFile, "--rate-stranger", "1000");
        using var neighbour = await Neighbour.MoveInAsync(server, certificate);

        await neighbour.WorkDuringAsync("rapid resets", AttackAsync, server);

        async Task AttackAsync()
        {
            for (var i = 0; i < 4; i++)
            {
                var opened = await RapidResets.RunAsync(server, certificate, most: 50_000);
                TestContext.Current.SendDiagnosticMessage($"the server hung up after {opened} streams");
                Assert.True(opened < 50_000, "the server goes on for as long as somebody resets");
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
