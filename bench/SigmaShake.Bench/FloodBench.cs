using System.Collections.Concurrent;
using System.Globalization;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Measuring.Processes;

namespace SigmaShake.Bench;

/// <summary>Many agents at once, each with one call after the other, all on one ledger.</summary>
internal sealed class FloodBench(Surroundings here, int loops, int callsEach)
{
    private const int LoneCalls = 100;

    // Enough for a loop that starts processes and waits for them.
    private const int StackBytes = 256 * 1024;

    public (string Table, Bar Bar) Run()
    {
        var home = here.Home(1_500);
        var call = home.Hook(BenchmarkCalls.Shell(home.Project, BenchmarkCalls.ShortCommand));
        home.Warm(call);
        var lone = Quantile.Median(Enumerable.Range(0, LoneCalls).Select(_ => SpawnedProcess.Run(call).Milliseconds).ToList());
        var before = LedgerCount.Verified(here.Ssg, home);
        var costs = AllAtOnce(call);
        var recorded = LedgerCount.Verified(here.Ssg, home) - before;
        var refused = costs.Count(cost => cost.ExitCode != 0);
        var times = costs.Select(cost => cost.Milliseconds).ToList();
        var worst = Quantile.Of(times, 99);
        var allRecorded = recorded == costs.Count && refused == 0;
        return (
            string.Create(CultureInfo.InvariantCulture, $"""
                | {loops} loops at once, {callsEach} calls each, short command, 1,500 rules | |
                |---|---|
                | calls made, recorded, refused | {costs.Count}, {recorded}, {refused} |
                | a lone call, median ms | {lone:F2} |
                | p50, p99, most ms | {Quantile.Median(times):F1}, {worst:F1}, {times.Max():F1} |
                | p99 ÷ the lone median | {worst / lone:F1} |

                """),
            new Bar(
                $"{loops} loops at once, {callsEach} calls each, {(allRecorded ? "all recorded" : "NOT all recorded and let through")}: p99 ÷ the lone median",
                Bars.FloodP99,
                allRecorded ? worst / lone : null));
    }

    private ConcurrentBag<ProcessCost> AllAtOnce(ProcessStart call)
    {
        var costs = new ConcurrentBag<ProcessCost>();
        using var gate = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, loops).Select(_ => new Thread(Loop, StackBytes)).ToList();
        threads.ForEach(thread => thread.Start());
        gate.Set();
        threads.ForEach(thread => thread.Join());
        return costs;

        void Loop()
        {
            gate.Wait();
            for (var i = 0; i < callsEach; i++) costs.Add(SpawnedProcess.Run(call));
        }
    }
}
