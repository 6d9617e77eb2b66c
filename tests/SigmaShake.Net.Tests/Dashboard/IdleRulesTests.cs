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

    private static string Rule(string id, string command) => $$"""
        rule {{id}} {
          DENY execution
          IF command CONTAINS "{{command}}"
          MESSAGE "m"
          EXAMPLE "{{command}}"
        }

        """;
}
