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
        Assert.Equal(": listening", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        dashboard.Home.Record("a secret command");

        Assert.Equal("event: log", await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeLimit, TestContext.Current.CancellationToken));
        Assert.Matches("^data: [0-9]+$", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
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
}
