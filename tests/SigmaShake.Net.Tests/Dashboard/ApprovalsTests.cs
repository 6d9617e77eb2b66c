using System.Net;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Net.Serving;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class ApprovalsTests
{
    private const string Attack = "echo '<img src=x onerror=alert(1)>'";

    [Fact]
    public async Task A_person_lets_the_call_that_is_shown_be_made_and_the_log_tells_it()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        Assert.Contains("Nothing waits for your approval.", await dashboard.ReadAsync("/approvals"));
        var binding = dashboard.Home.Ask(Attack);

        var page = await dashboard.ReadAsync("/approvals");
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page);
        Assert.DoesNotContain("<img", page);
        Assert.Contains("1 call</a> waits for your approval.", await dashboard.ReadAsync("/"));

        using var answer = await PostAsync(dashboard, binding, "approve");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(PersonsAnswer.Approved, dashboard.Home.AnswerTo(binding));
        Assert.Contains("Nothing waits for your approval.", await dashboard.ReadAsync("/approvals"));
        Assert.Contains("approve", await dashboard.ReadAsync("/log?kind=action"));
    }

    [Fact]
    public async Task Whoever_came_by_a_link_that_no_person_had_made_may_refuse_and_not_approve()
    {
        await using var dashboard = await ServedDashboard.StartAsync(isPerson: false);
        var binding = dashboard.Home.Ask("git push");
        Assert.DoesNotContain("/approve\"", await dashboard.ReadAsync("/approvals"));

        using var approved = await PostAsync(dashboard, binding, "approve");
        Assert.Equal(HttpStatusCode.Forbidden, approved.StatusCode);
        Assert.Equal(PersonsAnswer.None, dashboard.Home.AnswerTo(binding));

        using var denied = await PostAsync(dashboard, binding, "deny");
        Assert.Equal(HttpStatusCode.SeeOther, denied.StatusCode);
        Assert.Equal(PersonsAnswer.Denied, dashboard.Home.AnswerTo(binding));
    }

    [Fact]
    public async Task Of_fifty_who_press_the_button_at_once_one_has_answered()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var binding = dashboard.Home.Ask("git push");
        var token = await dashboard.FormTokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => dashboard.SendAsync(
            HttpMethod.Post, $"{dashboard.Folder}{Path(binding, "approve")}", dashboard.Cookie, [new(PageRequest.FormTokenName, token), new("binding", binding.ToString())])));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther));
        Assert.Equal(2, (await dashboard.ReadAsync("/log")).Split("<th scope=\"row\"").Length - 1);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Another_call_than_the_one_that_was_shown_is_not_approved()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var (shown, other) = (dashboard.Home.Ask("git push"), dashboard.Home.Ask("rm -rf build"));

        using var answer = await dashboard.PostAsync(Path(shown, "approve"), new KeyValuePair<string, string>("binding", other.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal((PersonsAnswer.None, PersonsAnswer.None), (dashboard.Home.AnswerTo(shown), dashboard.Home.AnswerTo(other)));
    }

    [Fact]
    public async Task After_a_click_that_came_too_late_the_calls_that_wait_are_loaded_from_where_they_are()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var binding = dashboard.Home.Ask("git push");
        using var answered = await PostAsync(dashboard, binding, "deny");

        using var late = await PostAsync(dashboard, binding, "approve");

        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        var page = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var address = page.Split("data-address=\"")[^1].Split('"')[0];
        Assert.Equal($"{dashboard.Folder}/approvals", address);
        Assert.Contains("id=\"live\"", await dashboard.ReadAsync(address[dashboard.Folder.Length..]));
        using var script = await dashboard.SendAsync(HttpMethod.Get, page.Split("src=\"").Skip(1).Select(rest => rest.Split('"')[0]).Single(path => path.EndsWith("live.js", StringComparison.Ordinal)));
        Assert.Contains("dataset.address", await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Path(Digest binding, string verb) => $"/approvals/{WaitingRequest.IdOf(binding)}/{verb}";

    private static Task<HttpResponseMessage> PostAsync(ServedDashboard dashboard, Digest binding, string verb) =>
        dashboard.PostAsync(Path(binding, verb), new KeyValuePair<string, string>("binding", binding.ToString()));
}
