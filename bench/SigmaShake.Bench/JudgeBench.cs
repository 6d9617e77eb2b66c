using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Bench;

/// <summary>Judging in process, by the packs of this checkout.</summary>
internal static class JudgeBench
{
    private const int Calls = 20_000;

    private static readonly string[] Commands =
        ["git status", "npm test", "ls -la src", "cat README.md | head -20", "dotnet build -c Release", "rm -rf ./build", "sudo rm -rf /"];

    public static string Run()
    {
        var sources = PackFiles().Select(file => Source(file)).ToList();
        var rules = new RuleSet(sources);
        var context = new PathContext("/home/user/project", "/home/user/project", "/home/user", NoFiles.Instance);
        var calls = Commands.Select(Call).ToList();
        var micros = new double[Calls];
        for (var i = -Calls; i < Calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = Judge.Evaluate(rules, CallExpansion.Expand(calls[Math.Abs(i) % calls.Count]), context);
            if (i >= 0) micros[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        Array.Sort(micros);
        return $"""
            | in process, shell commands, {sources.Sum(source => source.Rules.Count)} rules | µs |
            |---|---|
            | p50 | {micros[Calls / 2]:F1} |
            | p99 | {micros[Calls * 99 / 100]:F1} |
            | reading and compiling the packs, warm | {Warm():F0} |

            """;
    }

    private static double Warm()
    {
        var files = PackFiles().ToList();
        var best = double.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var file in files) _ = RuleFileReader.Read(file, File.ReadAllBytes(file));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        return best;
    }

    private static RuleSource Source(string file) => RuleSource.Create(
        new SourceIdentity(Layer.Default, Path.GetFileNameWithoutExtension(file), IsPack: true, IsTrusted: true, MayLoosen: false),
        RuleFileReader.Read(file, File.ReadAllBytes(file)).Rules);

    private static ToolCall Call(string command) => new()
    {
        Agent = "claude-code",
        Tool = "Bash",
        Cwd = "/home/user/project",
        Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]),
    };

    private static IEnumerable<string> PackFiles()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SigmaShake.slnx"))) folder = folder.Parent;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "packs"), "*.rules");
    }
}
