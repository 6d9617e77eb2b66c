using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Commands;

/// <summary>A deletion whose process is killed (SIGKILL) at its steps, beside the running server.</summary>
public sealed class KilledDeletionTests : IDisposable
{
    private static readonly string[] Steps = ["recorded", "noted", "unlisted", "unserved", "removed", "scrubbed", "told"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_next_run_finishes_it_and_nothing_is_left() => await KillAsync([("noted", 0), ("unserved", 0), ("removed", 0)]);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task The_next_run_finishes_it_whenever_it_was_killed()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await KillAsync([.. Enumerable.Range(0, 100).Select(i => (Steps[i % Steps.Length], i < Steps.Length ? 0 : random.Next(20)))]);
    }

    private async Task KillAsync(IReadOnlyList<(string Step, int LaterMs)> kills)
    {
        string[] settings = ["--data", _folder["data"], "--master-key-file", _folder["master.key"]];
        if (PostgresServer.IsChosen)
            settings = [.. settings, "--postgres", PostgresServer.Shared.ConnectionString, "--postgres-prefix", $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", "--postgres-connections", "20"];
        await using var server = await ServerProcess.StartAsync(settings);
        using var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        await browser.SubmitAsync("/sign-in");
        var keys = new List<byte[]>();
        foreach (var (step, laterMs) in kills)
        {
            var name = $"goes-{step}-{Guid.NewGuid().ToString("N")[..6]}";
            await browser.GetAsync("/");
            await browser.SubmitAsync("/organisations", ("name", name), ("title", $"title-of-{name}"));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/o/{name}")).StatusCode);
            var folder = Directory.EnumerateDirectories(_folder["data/regions/local"]).Single();
            if (await WrappedKeyAsync(name) is { } key) keys.Add(key);
            string[] delete = ["organisation", "delete", name, name, .. settings];

            var wasKilled = await KilledCommand.RunAsync(delete, step, TimeSpan.FromMilliseconds(laterMs));
            var again = await ServerProcess.RunAsync(delete);

            // Where it had come to its end there is nothing to finish.
            Assert.True(again.ExitCode == 0 || again.Error.Contains($"there is no organisation `{name}`", StringComparison.Ordinal), again.Error);
            Assert.True(again.ExitCode == 0 || !wasKilled || step == "told", again.Error);
            Assert.False(Directory.Exists(folder));
            await Deadline.UntilAsync(async () => (await browser.GetAsync($"/o/{name}")).StatusCode == HttpStatusCode.NotFound);
        }

        // Their names are nobody's again, and stand in the operator's ledger; what they were called does not, and their keys lie nowhere.
        foreach (var file in Directory.EnumerateFiles(_folder["data"], "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("title-of-")) < 0, $"`{file}` still holds a title");
            Assert.All(keys, key => Assert.True(bytes.AsSpan().IndexOf(key) < 0, $"`{file}` still holds a key"));
        }
    }

    // Of the control database; on PostgreSQL that is in no file of the folder.
    private async Task<byte[]?> WrappedKeyAsync(string name)
    {
        if (PostgresServer.IsChosen) return null;
        await using var control = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder["data/control.db"], Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await control.OpenAsync(TestContext.Current.CancellationToken);
        await using var find = new SqliteCommand("SELECT WrappedKey FROM Organisations WHERE Name = $name", control) { Parameters = { new SqliteParameter("$name", name) } };
        return (byte[])(await find.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
