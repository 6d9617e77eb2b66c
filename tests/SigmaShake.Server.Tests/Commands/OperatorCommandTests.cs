using System.Net;
using System.Security.Cryptography;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Commands;

/// <summary>What an operator does from the command line, beside the running server or instead of it: real processes.</summary>
public sealed class OperatorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_is_backed_up_while_it_runs_killed_restored_and_serves_the_same()
    {
        string[] first = Settings("first"), second = Settings("second");
        await using (var server = await ServerProcess.StartAsync(first))
        {
            using var browser = await SignInAsync(server);
            await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "Acme"));
            await browser.SubmitAsync("/o/acme", ("title", "Acme & Sons"), ("contact", "somebody@example.com"));

            await RunAsync(0, ["backup", _folder["backup"], .. first]);
        }

        Assert.Contains("every file, ledger and key is as it was backed up", (await RunAsync(0, ["verify", _folder["backup"], .. second])).Out);
        await RunAsync(0, ["restore", _folder["backup"], .. second]);
        Assert.Contains("is not empty", (await RunAsync(1, ["restore", _folder["backup"], .. second])).Error);

        await using var restored = await ServerProcess.StartAsync(second);
        using var again = await SignInAsync(restored);
        Assert.Contains("/o/acme", again.Body);
        await again.GetAsync("/o/acme");
        Assert.Contains("<h1>Acme &amp; Sons</h1>", again.Body);
        Assert.Contains("somebody@example.com", again.Body);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/o/acme/ledger/1/proof")).StatusCode);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_of_in_one_line()
    {
        var run = await RunAsync(1, ["backup", _folder["backup"], "--data", _folder["data"], "--postgres", "Host=127.0.0.1;Port=1;Username=nobody"]);

        Assert.StartsWith("sigmashake-server: the database cannot be used: Failed to connect to 127.0.0.1:1; look at", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Beside_the_running_server_an_organisation_is_exported_and_deleted()
    {
        var settings = Settings("data");
        await using var server = await ServerProcess.StartAsync(settings);
        using var browser = await SignInAsync(server);
        await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "Acme"));

        await RunAsync(0, ["organisation", "export", "acme", _folder["out"], .. settings]);
        Assert.True(File.Exists(_folder["out/README.txt"]));
        Assert.Contains("there is no organisation `nobody`", (await RunAsync(1, ["organisation", "export", "nobody", _folder["none"], .. settings])).Error);
        Assert.Contains("write it twice", (await RunAsync(1, ["organisation", "delete", "acme", "amce", .. settings])).Error);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/o/acme")).StatusCode);

        await RunAsync(0, ["organisation", "delete", "acme", "acme", .. settings]);

        // What the server knows of organisations is a second old at most.
        var deadline = System.Diagnostics.Stopwatch.StartNew();
        while ((await browser.GetAsync("/o/acme")).StatusCode != HttpStatusCode.NotFound) Assert.True(deadline.Elapsed < TimeSpan.FromSeconds(20), "it is still there");
        Assert.Contains("stop the server that has it", (await RunAsync(1, ["master-key", "rotate", _folder["next.key"], .. settings])).Error);
    }

    [Fact]
    public async Task After_the_master_key_was_changed_the_old_one_opens_nothing()
    {
        var settings = Settings("data");
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            using var browser = await SignInAsync(server);
            await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "Acme"));
            await browser.SubmitAsync("/o/acme", ("title", "Acme"), ("contact", "somebody@example.com"));
        }

        Assert.Contains("data keys  1", (await RunAsync(0, ["master-key", "rotate", _folder["next.key"], .. settings])).Out);

        foreach (var (key, status) in new[] { ("next.key", HttpStatusCode.OK), ("master.key", HttpStatusCode.InternalServerError) })
        {
            await using var server = await ServerProcess.StartAsync([.. settings, "--master-key-file", _folder[key]]);
            using var browser = await SignInAsync(server);
            Assert.Equal(status, (await browser.GetAsync("/o/acme")).StatusCode);
        }
    }

    [Theory]
    [InlineData("there is no command `bakcup x`; `sigmashake-server --help` lists them", "bakcup", "x")]
    [InlineData("there is no setting `--dta`", "--dta", "x")]
    public async Task What_is_not_understood_is_said_in_one_line(string problem, params string[] arguments)
    {
        var result = await RunAsync(1, arguments);

        Assert.StartsWith($"sigmashake-server: {problem}", result.Error);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal("", result.Out);
    }

    // With the master key outside of the data, as it should be, and databases of its own.
    private string[] Settings(string data)
    {
        string[] settings = ["--data", _folder[data], "--master-key-file", _folder["master.key"]];
        return PostgresServer.IsChosen
            ? [.. settings, "--postgres", PostgresServer.Shared.ConnectionString, "--postgres-prefix", $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", "--postgres-connections", "20"]
            : settings;
    }

    [Fact]
    public async Task It_does_not_start_where_a_variable_looks_like_a_setting_and_is_none()
    {
        var refused = await ServerProcess.RunAsync(Settings("data"), new Dictionary<string, string?> { ["SIGMASHAKE_PUBLIC_ADRESS"] = "https://sigmashake.example.com" });

        Assert.Equal((1, "", "sigmashake-server: there is no setting `SIGMASHAKE_PUBLIC_ADRESS`; did you mean `SIGMASHAKE_PUBLIC_ADDRESS`?\n"), (refused.ExitCode, refused.Out, refused.Error));
        Assert.False(Directory.Exists(_folder["data"]));
    }

    private static async Task<Browser> SignInAsync(ServerProcess server)
    {
        var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/sign-in")).StatusCode);
        return browser;
    }

    private static async Task<ChildResult> RunAsync(int exitCode, string[] arguments)
    {
        var result = await ServerProcess.RunAsync(arguments);
        Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Out}{result.Error}");
        return result;
    }
}
