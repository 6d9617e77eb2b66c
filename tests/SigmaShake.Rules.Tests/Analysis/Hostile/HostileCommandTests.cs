using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Evaluation;
using Shown = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Analysis.Hostile;

/// <summary>Whatever a command is made of, judging it ends soon, takes little stack, and does not let through what stands at its end.</summary>
public sealed class HostileCommandTests
{
    // The hook's own limit. What the machine does beside it only ever adds, so that the best of a few runs counts.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    // A square of what is large is minutes; what collecting garbage takes at the wrong moment is not.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(150);

    public static TheoryData<string> Names => [.. HostileCommands.All.Keys.Where(name => Environment.GetEnvironmentVariable("ONLY") is not { } only || only == name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stands_at_the_end_is_seen_or_asked_about(string name) => Judge(name, size: 250);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Nightly")]
    public void What_stands_at_the_end_of_much_more_is_seen_or_asked_about(string name) => Judge(name, size: 1_000);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Nightly")]
    public void Twice_the_command_costs_less_than_three_times_the_time(string name)
    {
        var (half, whole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 10; i++)
        {
            half = Min(half, Judge(name, size: 500));
            whole = Min(whole, Judge(name, size: 1_000));
            if (i >= 1 && whole < (3 * half) + Slack) return;
        }

        Assert.Fail($"{half.TotalMilliseconds} ms, then {whole.TotalMilliseconds} ms");
    }

    private static TimeSpan Judge(string name, int size)
    {
        _ = Judge(HostileCommands.All[name](10), out _);
        var took = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3 && took > Limit; attempt++)
        {
            took = Judge(HostileCommands.All[name](size), out var verdict);
            Assert.True(verdict.Ruling.Outcome.Stops(), $"{Shown.Show(verdict)}, {verdict.Expanded.Actions.Length} actions");
        }

        Assert.True(took <= Limit, $"`{name}` takes {took}");
        return took;
    }

    private static TimeSpan Judge(string text, out Verdict verdict)
    {
        var command = Encoding.UTF8.GetBytes(text);
        _ = PackRules.All;
        var (told, took, allocated) = (default(Verdict), TimeSpan.Zero, 0L);
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var clock = Stopwatch.StartNew();
                told = PackRules.Judge(command, NoFiles.Instance);
                (took, allocated) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
            },
            maxStackSize: 1 << 20) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(15 * Limit), "does not end");
        verdict = told!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{took.TotalMilliseconds:F0} ms, {allocated >> 20} MB allocated, {command.Length} bytes, {verdict.Expanded.Actions.Length} actions, {Shown.Show(verdict)}: {verdict.Expanded.Unanalysable}");
        return took;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
