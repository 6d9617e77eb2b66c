using System.Text;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Measuring.Homes;
using SigmaShake.Measuring.Processes;

namespace SigmaShake.Bench;

/// <summary>Whole processes, durable append included, in interleaved pairs with <c>/bin/true</c>.</summary>
internal sealed class HookBench(Surroundings here, int rounds)
{
    public (string Table, IReadOnlyList<Bar> Bars) Run()
    {
        var packs = here.Home(0);
        var many = here.Home(1_500);
        var tenThousand = here.Home(10_000);
        var usual = Calls("1,500 rules", many);
        var most = Calls("10,000 rules", tenThousand);
        PairedCase[] cases =
        [
            new("`ssg hook` that judges nothing (another event)", packs.Hook(BenchmarkCalls.OtherEvent(packs.Project))),
            Calls("the packs alone", packs)[0],
            .. usual,
            .. most,
            .. Peers.Cases(packs, here.Artifacts),
        ];
        packs.Warm(cases[0].Start, cases[1].Start);
        many.Warm(usual.Select(one => one.Start));
        tenThousand.Warm(most.Select(one => one.Start));

        PairedRun.Measure(cases, rounds);
        var growth = Quantile.Median(most[0].Milliseconds.Zip(usual[0].Milliseconds, (more, fewer) => more / fewer));
        var resident = ResidentMemory.Measure(usual[0].Start) / 1024.0;
        return (Table(cases), [
            new("short command, 1,500 rules ÷ /bin/true", Bars.ShortCommand, Quantile.Median(usual[0].Ratios)),
            new("200-byte command that nine rules match ÷ /bin/true", Bars.MatchedByNine, Quantile.Median(usual[1].Ratios)),
            new("4 KB write ÷ /bin/true", Bars.SmallWrite, Quantile.Median(usual[2].Ratios)),
            new("100 KB write ÷ /bin/true", Bars.LargeWrite, Quantile.Median(usual[3].Ratios)),
            new("short command, 10,000 rules ÷ 1,500 rules", Bars.TenThousandRules, growth),
            new("page faults, short command, the most of all rounds", Bars.PageFaults, usual[0].PageFaults.Max()),
            new("resident memory, short command", Bars.ResidentMiB, resident, " MiB"),
        ]);
    }

    private static PairedCase[] Calls(string rules, PreparedHome home) =>
    [
        new($"short command, {rules}", home.Hook(BenchmarkCalls.Shell(home.Project, BenchmarkCalls.ShortCommand))),
        new($"200-byte command that nine rules match, {rules}", home.Hook(BenchmarkCalls.Shell(home.Project, BenchmarkCalls.MatchedByNine))),
        new($"4 KB write, {rules}", home.Hook(BenchmarkCalls.Write(home.Project, 4_000))),
        new($"100 KB write, {rules}", home.Hook(BenchmarkCalls.Write(home.Project, 100_000))),
    ];

    private static string Table(PairedCase[] cases)
    {
        var table = new StringBuilder("| whole process | median ms | p95 ms | ÷ /bin/true | p95 of that | page faults | most | resident MiB |\n|---|---|---|---|---|---|---|---|\n");
        var units = cases.SelectMany(one => one.Units).ToList();
        var unitTimes = units.Select(unit => unit.Milliseconds).ToList();
        var unitFaults = units.Select(unit => (double)unit.PageFaults).ToList();
        table.Append($"| `/bin/true` | {Quantile.Median(unitTimes):F2} | {Quantile.Of(unitTimes, 95):F2} | 1 | | {Quantile.Median(unitFaults):F0} | {unitFaults.Max():F0} | |\n");
        foreach (var one in cases)
        {
            table.Append($"| {one.Name} | {Quantile.Median(one.Milliseconds):F2} | {Quantile.Of(one.Milliseconds, 95):F2} | {Quantile.Median(one.Ratios):F2} | {Quantile.Of(one.Ratios, 95):F2} "
                + $"| {Quantile.Median(one.PageFaults):F0} | {one.PageFaults.Max():F0} | {Resident(one)} |\n");
        }

        return table.ToString();
    }

    // Only where the process waits for its input; see there.
    private static string Resident(PairedCase one) => one.Start.Arguments.Contains("hook") ? $"{ResidentMemory.Measure(one.Start) / 1024.0:F1}" : "";
}
