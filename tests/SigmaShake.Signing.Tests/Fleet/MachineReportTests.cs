using System.Text;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Signing.Tests.Fleet;

public sealed class MachineReportTests
{
    private static readonly MachineReport Full = new(42, new string('a', 64), "0.1.0", new HookHealth(false, ["no hook in `claude`"]))
    {
        Counts = new DecisionCounts(1, 2) { Block = 3, Ask = 4, Allow = 5, Force = 6, Log = 7, Shadow = 8, Errors = 9, P50Us = 10, P99Us = 11, Rules = [new RuleCount("fleet/no-force-push", 3)] },
        Log = new LogEvidence("o\n1\nx\n\n— o sig\n", "o+k", 1, [new byte[32]]),
        Decisions = [new ReportedDecision(7, 8, "block") { Rule = "fleet/x", Agent = "claude-code", Tool = "Bash", What = "git push --force" }],
    };

    [Fact]
    public void A_report_is_read_as_it_is_written()
    {
        var read = MachineReport.Parse(Full.ToBytes()).Value!;

        Assert.Equal(Full.ToBytes(), read.ToBytes());
        Assert.Equal((3, 11), (read.Counts!.Block, read.Counts.P99Us));
        Assert.Equal(Full.Log!.Checkpoint, read.Log!.Checkpoint);
        Assert.Equal("git push --force", read.Decisions.Single().What);
    }

    [Fact]
    public void The_least_is_a_release_a_version_and_the_hook()
    {
        var read = MachineReport.Parse("""{"v":1,"release":0,"ssg":"0.1.0","hook":{"ok":true,"problems":[]}}"""u8).Value!;

        Assert.Null(read.RulesHash);
        Assert.Null(read.Counts);
        Assert.Null(read.Log);
        Assert.Empty(read.Decisions);
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2", "is not of version 1")]
    [InlineData("\"v\":1", "\"v\":1,\"x\":1", "has a member `x`, which is not known")]
    [InlineData("\"release\":42", "\"release\":-1", "has no integer `release` of at least 0")]
    [InlineData("\"since_ms\":1", "\"since_ms\":3", "ends before it begins")]
    [InlineData("\"block\":3", "\"block\":1000000001", "counts more than 1000000000 calls")]
    [InlineData("\"n\":3", "\"n\":1000000001", "counts more than 1000000000 calls")]
    [InlineData("\"p99_us\":11", "\"p99_us\":600000001", "has a time over 600000000 µs")]
    [InlineData("\"block\":3", "\"block\":3.5", "holds a number that is no integer")]
    [InlineData("\"verdict\":\"block\"", "\"verdict\":\"deny\"", "has a `verdict` `deny`")]
    [InlineData("\"ssg\":\"0.1.0\"", "\"ssg\":\"0\\u0007\"", "holds a control character")]
    [InlineData("\"tool\":\"Bash\"", "\"tool\":\"Bash\",\"cwd\":\"/\"", "has a member `cwd`")]
    [InlineData("\"from_size\":1", "\"from_size\":\"1\"", "has no integer `from_size`")]
    public void What_is_not_as_written_down_is_refused_with_the_place(string part, string instead, string problem)
    {
        var text = Encoding.UTF8.GetString(Full.ToBytes());
        Assert.Contains(part, text);

        Assert.Contains(problem, MachineReport.Parse(Encoding.UTF8.GetBytes(text.Replace(part, instead, StringComparison.Ordinal))).Error!.Message);
    }

    [Fact]
    public void What_is_too_large_or_too_much_is_refused()
    {
        Assert.Contains("more than 65536", MachineReport.Parse(new byte[FleetLimits.MaxBodyBytes + 1]).Error!.Message);
        var many = Full with { Decisions = [.. Enumerable.Range(0, FleetLimits.MaxDecisions + 1).Select(i => new ReportedDecision(i, 1, "block"))] };
        Assert.Contains("no list of at most 200", MachineReport.Parse(many.ToBytes()).Error!.Message);
        var rules = Full with { Counts = new DecisionCounts(1, 2) { Rules = [.. Enumerable.Range(1, FleetLimits.MaxCountedRules + 1).Select(i => new RuleCount($"r{i}", 1))] } };
        Assert.Contains("no list of at most 50", MachineReport.Parse(rules.ToBytes()).Error!.Message);
    }

    [Theory]
    [InlineData("""{"rollout":{"first":["host-1"],"waves":[1,10,50,100],"every_minutes":60}}""", "1 10 50 100")]
    [InlineData("""{"rollout":{"waves":[100]},"other":1}""", "100")]
    [InlineData("""{"other":1}""", "100")]
    [InlineData("""{"rollout":{"waves":[10,5,100]}}""", null)]
    [InlineData("""{"rollout":{"waves":[10]}}""", null)]
    [InlineData("""{"rollout":{"waves":[]}}""", null)]
    [InlineData("""{"rollout":{"waves":[0,100]}}""", null)]
    [InlineData("""{"rollout":{"wave":[100]}}""", null)]
    [InlineData("""{"rollout":[]}""", null)]
    public void A_plan_of_a_rollout_is_rising_and_ends_with_everybody(string custom, string? waves)
    {
        var plan = RolloutPlan.Parse(Encoding.UTF8.GetBytes(custom));

        Assert.Equal(waves, plan.Succeeded ? string.Join(' ', plan.Value.Waves) : null);
        if (plan.Succeeded) Assert.Equal(plan.Value.ToCustom(), RolloutPlan.Parse(plan.Value.ToCustom()).Value!.ToCustom());
        Assert.Equal([100], RolloutPlan.Parse(null).Value!.Waves);
    }
}
