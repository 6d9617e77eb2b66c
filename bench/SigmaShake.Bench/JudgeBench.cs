using System.Diagnostics;
using System.Globalization;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Bench;

/// <summary>Judging in process, by the packs of this checkout and by generated rules beside them.</summary>
internal static class JudgeBench
{
    // So many passes over all commands, or as many as the time allows, but one.
    private const int Passes = 10;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    // Used where ../shared is missing.
    private static readonly string[] FewCommands =
        ["git status", "npm test", "ls -la src", "cat README.md | head -20", "dotnet build -c Release", "rm -rf ./build", "git log --oneline -5", BenchmarkCalls.MatchedByNine];

    public static (string Table, IReadOnlyList<Bar> Bars) Run(string? corpus)
    {
        var commands = corpus is null ? FewCommands : File.ReadAllLines(corpus);
        var usual = Measure(1_500, commands);
        var most = Measure(10_000, commands);
        return (
            string.Create(CultureInfo.InvariantCulture, $"""
                | in process, {commands.Length} different shell commands | p50 µs | p99 µs | compiling, s |
                |---|---|---|---|
                | 1,500 rules and the packs | {usual.P50:F1} | {usual.P99:F1} | {usual.Compiling:F2} |
                | 10,000 rules and the packs | {most.P50:F1} | {most.P99:F1} | {most.Compiling:F2} |

                """),
            [
                new Bar("in process, shell commands, 1,500 rules, p50", Bars.JudgedP50, usual.P50, " µs"),
                new Bar("in process, shell commands, 1,500 rules, p99", Bars.JudgedP99, usual.P99, " µs"),
            ]);
    }

    private static (double P50, double P99, double Compiling) Measure(int ruleCount, IReadOnlyList<string> commands)
    {
        var compiling = Stopwatch.GetTimestamp();
        var rules = new CompiledRules(ruleCount);
        var compiled = Stopwatch.GetElapsedTime(compiling).TotalSeconds;
        var calls = commands.Select(CompiledRules.Shell).ToList();
        _ = Judged(rules, calls); // It warms the code.
        var micros = Judged(rules, calls);
        return (Quantile.Median(micros), Quantile.Of(micros, 99), compiled);
    }

    private static List<double> Judged(CompiledRules rules, IReadOnlyList<ToolCall> calls)
    {
        var micros = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < Passes && (pass == 0 || Stopwatch.GetElapsedTime(begun) < TimeLimit); pass++)
        {
            foreach (var call in calls)
            {
                var started = Stopwatch.GetTimestamp();
                _ = rules.Judge(call);
                micros.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        return micros;
    }
}
