using System.Net;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class LiveEventsTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_page_is_told_that_the_log_has_grown_and_not_what_stands_in_it()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.GetAsync("/live");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var before = await MarkAsync(reader);
        Assert.Contains($"data-mark=\"{before}\"", await dashboard.ReadAsync("/log"));

        dashboard.Home.Record("a secret command");

        var after = await MarkAsync(reader);
        Assert.NotEqual(before, after);
        Assert.Contains($"data-mark=\"{after}\"", await dashboard.ReadAsync("/log"));
    }

    [Fact]
    public async Task So_many_listen_at_once_and_whoever_leaves_makes_room()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LiveEvents.Most; i++) open.Add(await dashboard.GetAsync("/live"));
        using (var refused = await dashboard.GetAsync("/live")) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        open[0].Dispose();

        await SigmaShake.Testing.Deadline.UntilAsync(async () =>
        {
            using var answer = await dashboard.GetAsync("/live");
            return answer.StatusCode == HttpStatusCode.OK;
        });
        foreach (var answer in open) answer.Dispose();
    }

    private static async Task<string> MarkAsync(StreamReader reader)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        Assert.Equal("event: mark", await reader.ReadLineAsync(limit.Token));
        var data = await reader.ReadLineAsync(limit.Token);
        Assert.Matches("^data: [0-9.]+$", data);
        Assert.Equal("", await reader.ReadLineAsync(limit.Token));
        return data!["data: ".Length..];
    }
}
