using System.Net;
using System.Text.RegularExpressions;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Tests.Dashboard;

/// <summary>A call that is let through for good, from the browser.</summary>
public sealed partial class AlwaysTests
{
    private const string Rule = "rule deploys {\n  ASK execution\n  IF command INVOKES \"deploy|bash\"\n  PROMPT \"Deploy now?\"\n  MESSAGE \"m\"\n}\n";

    [Fact]
    public async Task The_rule_is_shown_first_and_written_with_the_button_and_holds_for_exactly_that_call()
    {
        await using var dashboard = await StartAsync();
        var (project, binding) = Ask(dashboard, "deploy '<b>'");

        var page = WebUtility.HtmlDecode(await dashboard.ReadAsync(Path(binding)));
        Assert.Contains("AND input.command EQUALS \"deploy '<b>'\"", page);
        Assert.Contains("/rules/approved-", page);
        Assert.True(Stops(dashboard, project, "deploy '<b>'"));

        using var answer = await dashboard.PostAsync(Path(binding), new("binding", binding.ToString()), new("rule", MarkIn(page)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(Stops(dashboard, project, "deploy '<b>'"));
        Assert.True(Stops(dashboard, project, "deploy '<b>' more"));

        // Where it came from tells nobody how to undo it; where it was written does.
        var after = WebUtility.HtmlDecode(await dashboard.ReadAsync(answer.Headers.Location!.ToString()[dashboard.Folder.Length..]));
        Assert.Contains($"<code>user/approved-{WaitingRequest.IdOf(binding)}</code>", after);
        Assert.Matches("was written into <code>/[^<]+/approved-[0-9a-f]+\\.rules</code>", after);
        Assert.DoesNotContain("was written into", await dashboard.ReadAsync("/approvals"));
        Assert.Contains("# Approved for good by a person. Remove this file", page);

        // A hook that waits looks for an answer, not for a rule.
        Assert.Equal(PersonsAnswer.Approved, dashboard.Home.AnswerTo(binding));
        var log = await dashboard.ReadAsync("/log?kind=action");
        Assert.Contains($"approve-always user/approved-{WaitingRequest.IdOf(binding)} in {project}: ", log);
        Assert.Contains("Nothing waits for your approval.", await dashboard.ReadAsync("/approvals"));
    }

    [Fact]
    public async Task Whoever_came_by_a_link_that_no_person_had_made_is_shown_no_rule_and_writes_none()
    {
        await using var dashboard = await StartAsync(isPerson: false);
        var (project, binding) = Ask(dashboard, "deploy");
        Assert.DoesNotContain("/always\"", await dashboard.ReadAsync("/approvals"));

        using var shown = await dashboard.GetAsync(Path(binding));
        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);

        // Even with the mark that a person's page would bear.
        await dashboard.SignInAsync();
        var mark = MarkIn(await dashboard.ReadAsync(Path(binding)));
        await dashboard.SignInAsync(isPerson: false);
        using var answer = await dashboard.PostAsync(Path(binding), new("binding", binding.ToString()), new("rule", mark));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True(Stops(dashboard, project, "deploy"));
        Assert.Equal(PersonsAnswer.None, dashboard.Home.AnswerTo(binding));
    }

    [Fact]
    public async Task Another_rule_or_another_call_than_the_one_that_was_shown_is_not_agreed_to()
    {
        await using var dashboard = await StartAsync();
        var (project, binding) = Ask(dashboard, "deploy");
        var (_, other) = Ask(dashboard, "deploy more");
        var (mark, marked) = (MarkIn(await dashboard.ReadAsync(Path(binding))), MarkIn(await dashboard.ReadAsync(Path(other))));

        foreach (var (asked, rule) in new[] { (binding, marked), (other, mark), (binding, "") })
        {
            using var answer = await dashboard.PostAsync(Path(binding), new("binding", asked.ToString()), new("rule", rule));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("Nothing was written", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(Stops(dashboard, project, "deploy"));
        Assert.Equal(PersonsAnswer.None, dashboard.Home.AnswerTo(binding));
    }

    [Fact]
    public async Task Where_no_rule_can_say_exactly_that_it_says_why_and_offers_no_button()
    {
        await using var dashboard = await StartAsync();
        dashboard.Home.Write("home/shop/deploy.sh", "echo ship\n");
        var (_, binding) = Ask(dashboard, "bash deploy.sh");

        var page = await dashboard.ReadAsync(Path(binding));

        Assert.Contains("the call runs a script, which may be another one next time; approve it once.", page);
        Assert.DoesNotContain("name=\"rule\"", page);
        using var gone = await dashboard.GetAsync("/approvals/ffffffff/always");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Where_its_folder_cannot_be_made_nothing_is_on_record_and_the_page_says_why()
    {
        await using var dashboard = await StartAsync();
        var (project, binding) = Ask(dashboard, "deploy");
        var page = await dashboard.ReadAsync(Path(binding));
        dashboard.Home.Write("home/.sigmashake/projects", "in the way");

        using var answer = await dashboard.PostAsync(Path(binding), new("binding", binding.ToString()), new("rule", MarkIn(page)));

        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("cannot be made", said);
        Assert.Contains("<h1>", said);
        Assert.Empty(dashboard.Complaints);
        Assert.DoesNotContain("approve-always", await dashboard.ReadAsync("/log?kind=action"));
        Assert.True(Stops(dashboard, project, "deploy"));
    }

    private static async Task<ServedDashboard> StartAsync(bool isPerson = true)
    {
        var dashboard = await ServedDashboard.StartAsync(isPerson: isPerson);
        dashboard.Home.Write("home/.sigmashake/rules/mine.rules", Rule);
        dashboard.Home.Write("home/shop/.sigmashake/config.toml", "");
        return dashboard;
    }

    private static (string Project, Digest Binding) Ask(ServedDashboard dashboard, string command)
    {
        var project = System.IO.Path.Combine(dashboard.Home.Home, "shop");
        return (project, dashboard.Home.AskIn(project, command));
    }

    private static bool Stops(ServedDashboard dashboard, string project, string command) => dashboard.Home.Judge(project, command).Ruling.Outcome.Stops();

    private static string Path(Digest binding) => $"/approvals/{WaitingRequest.IdOf(binding)}/always";

    private static string MarkIn(string page) => Marks().Match(page).Groups["mark"].Value;

    [GeneratedRegex("name=\"rule\" value=\"(?<mark>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
