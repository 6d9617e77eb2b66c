using System.Text;
using System.Text.Json;

namespace SigmaShake.Bench;

/// <summary>
/// Whole processes, durable append included, as ratios to <c>/bin/true</c> of the same run: every round runs each case once, so that
/// whatever else the machine does falls on all of them alike.
/// </summary>
internal sealed class HookBench(string ssg, int rounds)
{
    private sealed record Case(string Name, string[] Arguments, string Stdin)
    {
        public List<ProcessCost> Costs { get; } = [];
    }

    public string Run()
    {
        var folder = Directory.CreateTempSubdirectory("ssg-bench-");
        try
        {
            string[] environment = [$"HOME={folder.FullName}", "PATH=/usr/bin:/bin"];
            Case[] cases =
            [
                new("`/bin/true`", ["/bin/true"], "/dev/null"),
                new("`ssg hook` that judges nothing (another event)", [ssg, "hook", "claude-code"], Payload(folder, "Stop", "{}")),
                new("short command", [ssg, "hook", "claude-code"], Payload(folder, "Bash", """{"command":"git status"}""")),
                new("200-byte command", [ssg, "hook", "claude-code"], Payload(folder, "Bash", $$"""{"command":"git log --oneline {{new string('a', 180)}}"}""")),
                new("4 KB write", [ssg, "hook", "claude-code"], Payload(folder, "Write", Write(4_000))),
                new("100 KB write", [ssg, "hook", "claude-code"], Payload(folder, "Write", Write(100_000))),
            ];
            for (var round = -5; round < rounds; round++)
            {
                foreach (var one in cases)
                {
                    var cost = SpawnedProcess.Run(one.Arguments, one.Stdin, environment);
                    if (cost.ExitCode != 0) throw new InvalidOperationException($"{one.Name} ended with {cost.ExitCode}");
                    if (round >= 0) one.Costs.Add(cost); // The first rounds warm the page cache.
                }
            }

            return Table(cases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Table(Case[] cases)
    {
        var table = new StringBuilder("| whole process | median ms | p95 ms | ÷ /bin/true | page faults |\n|---|---|---|---|---|\n");
        var unit = Percentile(cases[0].Costs, 50);
        foreach (var one in cases)
        {
            var faults = one.Costs.Select(cost => cost.PageFaults).Order().ElementAt(one.Costs.Count / 2);
            table.Append($"| {one.Name} | {Percentile(one.Costs, 50):F2} | {Percentile(one.Costs, 95):F2} | {Percentile(one.Costs, 50) / unit:F1} | {faults} |\n");
        }

        return table.ToString();
    }

    private static double Percentile(List<ProcessCost> costs, int percent) =>
        costs.Select(cost => cost.Milliseconds).Order().ElementAt(Math.Min(costs.Count - 1, costs.Count * percent / 100));

    private static string Write(int bytes) => $$"""{"file_path":"/tmp/x.txt","content":{{JsonSerializer.Serialize(string.Concat(Enumerable.Repeat("a line of text, as files have it\n", bytes / 33)))}}}""";

    private static string Payload(DirectoryInfo folder, string tool, string input)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, tool == "Stop"
            ? """{"hook_event_name":"Stop","session_id":"bench","cwd":"/tmp"}"""
            : $$"""{"hook_event_name":"PreToolUse","session_id":"bench","cwd":"/tmp","tool_name":"{{tool}}","tool_input":{{input}}}""");
        return path;
    }
}
