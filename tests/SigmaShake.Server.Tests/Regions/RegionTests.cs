using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Regions;

/// <summary>Two servers, each with a region and a data directory of its own, over one control database.</summary>
public sealed class RegionTests : IDisposable
{
    private const string EuSecret = "secret-of-the-european-one";
    private const string UsSecret = "secret-of-the-american-one";

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _control;

    public RegionTests()
    {
        var prefix = $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        _control = PostgresServer.IsChosen
            ? ["--postgres", PostgresServer.Shared.ConnectionString, "--postgres-prefix", prefix, "--postgres-connections", "20"]
            : ["--control", _folder["shared/control.db"]];
        Directory.CreateDirectory(_folder["shared"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_serves_its_own_names_the_other_for_the_rest_and_holds_not_one_byte_of_it()
    {
        await using var eu = await StartAsync("eu", "us=https://us.example.com");
        await using var us = await StartAsync("us", "eu=https://eu.example.com");
        using var inEu = await SignInAsync(eu);
        using var inUs = await SignInAsync(us);
        await MakeAsync(inEu, "europeans", EuSecret);
        await MakeAsync(inUs, "americans", UsSecret);

        foreach (var (browser, name, address) in new[] { (inUs, "europeans", "https://eu.example.com"), (inEu, "americans", "https://us.example.com") })
        {
            foreach (var tail in new[] { "", "/ledger", "/ledger/0/proof", "/export", "/delete" })
            {
                var answer = await browser.GetAsync($"/o/{name}{tail}");
                Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
                var problem = JsonDocument.Parse(browser.Body).RootElement;
                Assert.Equal("other_region", problem.GetProperty("code").GetString());
                Assert.Equal(address, problem.GetProperty("address").GetString());
            }

            // Who is in neither gets what a name that nobody has gets.
            using var stranger = new Browser(browser == inUs ? us.Address : eu.Address);
            await stranger.GetAsync($"/o/{name}");
            var theirs = stranger.Body;
            await stranger.GetAsync("/o/nobody");
            Assert.Equal(stranger.Body, theirs);
        }

        Assert.NotEmpty(FilesWith("eu", "europeans"));
        Assert.NotEmpty(FilesWith("us", "americans"));
        Assert.Empty(FilesWith("us", "europeans"));
        Assert.Empty(FilesWith("eu", "americans"));
        Assert.Empty(FilesWith(".", EuSecret).Concat(FilesWith(".", UsSecret)));
    }

    [Fact]
    public async Task One_data_directory_is_one_server_s()
    {
        await using var server = await StartAsync("eu", "us=https://us.example.com");

        var second = await ChildProcess.RunAsync(ServerProcess.Program, ["--data", _folder["eu"], "--region", "eu", .. _control]);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("stop the server that has it", second.Error);
    }

    private Task<ServerProcess> StartAsync(string region, string others) =>
        ServerProcess.StartAsync(["--data", _folder[region], "--region", region, "--region-addresses", others, .. _control]);

    private static async Task<Browser> SignInAsync(ServerProcess server)
    {
        var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/sign-in")).StatusCode);
        return browser;
    }

    private static async Task MakeAsync(Browser browser, string name, string secret)
    {
        await browser.GetAsync("/");
        await browser.SubmitAsync("/organisations", ("name", name), ("title", $"{name}!"));
        await browser.SubmitAsync($"/o/{name}", ("title", $"{name}!"), ("contact", secret));
        Assert.Contains(secret, browser.Body);
    }

    private IEnumerable<string> FilesWith(string folder, string text)
    {
        // What a server locks for itself alone cannot be opened beside it, and is empty.
        foreach (var file in Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0) yield return file;
        }
    }
}
