using System.Net;
using Microsoft.Data.Sqlite;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Operation;

public sealed class HealthTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Ready_means_that_the_control_database_answers_now()
    {
        Assert.SkipWhen(PostgresServer.IsChosen, "damages SQLite's file");
        using var browser = server.Browse();
        await Deadline.UntilAsync(async () => (await browser.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(server.Data, "control.db*")) File.WriteAllText(file, "no database at all, but long enough for its header to be read: " + new string('x', 4096));

        var response = await browser.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("not_ready", browser.Body);
        Assert.DoesNotContain("database", browser.Body);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/healthz")).StatusCode);
    }
}
