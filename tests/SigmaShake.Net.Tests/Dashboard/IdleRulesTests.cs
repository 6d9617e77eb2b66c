using System.Globalization;
using SigmaShake.Net.Dashboard;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Dashboard;

/// <summary>The rules that do nothing: how much is looked at, and whose calls count.</summary>
public sealed class IdleRulesTests
{
    private const int Rules = 1_100;

    [Fact]
    public async Task Of_many_rules_so_many_are_tried_and_shown_and_the_page_says_how_many_are_left()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Write("home/.sigmashake/rules/many.rules", string.Concat(
            Enumerable.Range(0, Rules).Select(number => Rule(number.ToString("r0000", CultureInfo.InvariantCulture), "make"))));

        var idle = await dashboard.ReadAsync("/rules/idle");
        Assert.Matches("[1-9][0-9,]* rules with examples were not looked at", idle);
        Assert.Matches("and [0-9,]+ more", idle);
        Assert.True(idle.Split("<tr>").Length < 300, "too many rows");
        Assert.Matches("100 rules with examples were not looked at", await dashboard.ReadAsync("/rules?source=user"));
    }

    [Fact]
    public void Nothing_is_tried_for_somebody_who_has_left()
    {
        using var home = new FleetHome();
        home.Write("home/.sigmashake/rules/mine.rules", Rule("no-make", "make"));
        using var machine = new Machine(home.State, home.Home, home.Clock);
        var rules = new Judgement(machine).RulesIn(home.Home).Rules;
        var source = rules.Sources.Single(one => one.Identity.Name == "user");

        Assert.Empty(new Shadowing(rules, CancellationToken.None).In(source));
        Assert.Throws<OperationCanceledException>(() => new Shadowing(rules, new CancellationToken(canceled: true)).In(source));
    }

    [Fact]
    public async Task What_another_project_decided_by_a_rule_of_the_same_name_does_not_count()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var (shop, other) = (dashboard.Home.Home + "/shop", dashboard.Home.Home + "/other");
        dashboard.Home.Write("home/shop/.sigmashake/rules/mine.rules", Rule("no-make", "make"));
        dashboard.Home.Write("home/other/.sigmashake/rules/mine.rules", Rule("no-make", "make"));
        dashboard.Home.Record("make", "block", "project/no-make", project: other);

        Assert.Contains("project layer: 1 of 1 rule<", await IdleAsync(dashboard, shop));
        Assert.DoesNotContain("project layer: 1 of 1 rule<", await IdleAsync(dashboard, other));
        Assert.Contains(">never</td>", await dashboard.ReadAsync($"/rules?source=project&project={Uri.EscapeDataString(shop)}"));
        Assert.DoesNotContain(">never</td>", await dashboard.ReadAsync($"/rules?source=project&project={Uri.EscapeDataString(other)}"));
        Assert.Contains("never decided a call", await dashboard.ReadAsync($"/rules/show?id=project%2Fno-make&project={Uri.EscapeDataString(shop)}"));
        Assert.Contains("decided 1 call", await dashboard.ReadAsync($"/rules/show?id=project%2Fno-make&project={Uri.EscapeDataString(other)}"));
    }

    [Fact]
    public async Task A_file_that_is_broken_is_named()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Write("home/.sigmashake/rules/mine.rules", "rule broken {\n  DENY execution\n  IF command REGEX \"(\"\n  MESSAGE \"m\"\n}\n");

        Assert.Contains("mine.rules", await dashboard.ReadAsync("/rules/idle"));
    }

    private static Task<string> IdleAsync(ServedDashboard dashboard, string project) => dashboard.ReadAsync($"/rules/idle?project={Uri.EscapeDataString(project)}");

    private static string Rule(string id, string command) => $$"""
        rule {{id}} {
          DENY execution
          IF command CONTAINS "{{command}}"
          MESSAGE "m"
          EXAMPLE "{{command}}"
        }

        """;
}
