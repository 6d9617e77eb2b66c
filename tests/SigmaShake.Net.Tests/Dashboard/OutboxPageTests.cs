using System.Net;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class OutboxPageTests
{
    private static readonly Delivery Failed = new("msg_1", 3, "user/tell", EffectKind.Webhook, 0) { Tries = 9, EnteredMs = 1, TimeMs = 2, Problem = "hooks.example.com answers <500>" };

    [Fact]
    public async Task What_waits_what_failed_and_what_was_done_is_shown()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        Assert.Contains("Nothing yet.", await dashboard.ReadAsync("/outbox"), StringComparison.Ordinal);
        Keep(dashboard);

        var page = await dashboard.ReadAsync("/outbox");

        Assert.Contains("answers &lt;500&gt;", page, StringComparison.Ordinal);
        Assert.Contains("What waits", page, StringComparison.Ordinal);
        Assert.Contains("<pre>&lt;written&gt;</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_has_it_tried_again_and_nobody_else()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        Keep(dashboard);
        using (var answer = await dashboard.PostAsync("/outbox/msg_7/retry")) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using (var answer = await dashboard.PostAsync("/outbox/msg_1/retry")) Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("msg_1", dashboard.Desk.Take());

        await dashboard.SignInAsync(isPerson: false);
        Assert.DoesNotContain("/retry", await dashboard.ReadAsync("/outbox"), StringComparison.Ordinal);
        using (var answer = await dashboard.PostAsync("/outbox/msg_1/retry")) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(dashboard.Desk.Take());
    }

    [Fact]
    public async Task That_nothing_is_carried_out_is_said()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Desk.Obstacle = "an agent has started it";

        Assert.Contains("RUN and WEBHOOK are not carried out: an agent has started it", await dashboard.ReadAsync("/outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_shows_the_same()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        Assert.Equal(0, await dashboard.Home.RunAsync("outbox"));
        Assert.Contains("nothing yet", dashboard.Home.Output, StringComparison.Ordinal);
        Keep(dashboard);

        Assert.Equal(0, await dashboard.Home.RunAsync("outbox"));

        Assert.Contains("user/tell  entry 3  tried 9 times: hooks.example.com answers <500>", dashboard.Home.Output, StringComparison.Ordinal);
    }

    private static void Keep(ServedDashboard dashboard)
    {
        var file = new OutboxFile(dashboard.Home.State);
        file.MakeFolder();
        var done = Failed with { Id = "msg_2", Kind = EffectKind.Run, Problem = null, Output = "<written>" };
        Assert.Null(file.Keep(new OutboxState(Place: null) { Waiting = [Failed with { Id = "msg_3", Tries = 0 }], Failed = [Failed], Done = [done] }));
    }
}
