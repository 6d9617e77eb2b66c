using System.Diagnostics;
using SigmaShake.Measuring.Processes;
using SigmaShake.Measuring.Rules;

namespace SigmaShake.Measuring.Homes;

/// <summary>A home directory with generated rules and a project without any, and the hook's calls made in it.</summary>
public sealed class PreparedHome
{
    // Compiled rules are only kept once their sources have been left alone for 2 s.
    private static readonly TimeSpan WarmingLimit = TimeSpan.FromSeconds(60);

    private readonly string _ssg;
    private readonly string _folder;
    private int _payloads;

    /// <summary>Makes it.</summary>
    /// <param name="ssg">The binary's absolute path.</param>
    /// <param name="folder">An absolute path, on the file system that is to be measured; made if it is missing.</param>
    /// <param name="ruleCount">How many rules it holds; 0: none but the embedded packs.</param>
    public PreparedHome(string ssg, string folder, int ruleCount)
    {
        (_ssg, _folder, RuleCount) = (ssg, folder, ruleCount);
        Directory.CreateDirectory(Project);
        Directory.CreateDirectory(RulesFolder);
        if (ruleCount == 0) return;
        foreach (var file in RealisticRules.Generate(ruleCount)) File.WriteAllText(Path.Combine(RulesFolder, file.Name), file.Text);
    }

    /// <summary>How many rules were generated.</summary>
    public int RuleCount { get; }

    /// <summary>The folder that calls are made in.</summary>
    public string Project => Path.Combine(_folder, "shop");

    /// <summary>The rule files.</summary>
    public string RulesFolder => Path.Combine(_folder, ".sigmashake", "rules");

    /// <summary>The environment of its calls.</summary>
    public IReadOnlyList<string> Environment => [$"HOME={_folder}", "PATH=/usr/local/bin:/usr/bin:/bin"];

    // Whatever is in there may be thrown away at any time.
    private string Images => Path.Combine(_folder, ".sigmashake", "images");

    /// <summary>Whether the binary has left compiled rules behind.</summary>
    public bool HasImage => Directory.Exists(Images) && Directory.EnumerateFiles(Images, "*", SearchOption.AllDirectories).Any();

    /// <summary>A call of the hook with this payload.</summary>
    public ProcessStart Hook(byte[] payload) => Start([_ssg, "hook", "claude-code"], payload);

    /// <summary>Another program in the same surroundings, with this standard input.</summary>
    public ProcessStart Start(IReadOnlyList<string> arguments, byte[] input)
    {
        var path = Path.Combine(_folder, $"input-{Interlocked.Increment(ref _payloads)}.json");
        File.WriteAllBytes(path, input);
        return new ProcessStart(arguments, path, Environment);
    }

    /// <summary>Compiles the rules, and proves that the calls are answered with nothing.</summary>
    /// <exception cref="InvalidOperationException">A harmless call was not let through.</exception>
    public void Warm(params IEnumerable<ProcessStart> calls)
    {
        // By `ssg lint`, which takes the time that it needs: a busy machine may not compile the largest set within the hook's.
        var lint = Start([_ssg, "lint"], []);
        var started = Stopwatch.GetTimestamp();
        while (RuleCount > 0 && !HasImage && Stopwatch.GetElapsedTime(started) < WarmingLimit) _ = SpawnedProcess.Run(lint);
        foreach (var call in calls) MustPass(call);
    }

    /// <summary>Throws the compiled rules away, so that the next call makes them anew.</summary>
    public void RemoveImages()
    {
        if (Directory.Exists(Images)) Directory.Delete(Images, recursive: true);
    }

    private void MustPass(ProcessStart call)
    {
        var answer = Path.Combine(_folder, "answer");
        var cost = SpawnedProcess.Run(call, answer);
        var text = File.ReadAllText(answer);
        if (cost.ExitCode != 0 || text.Length > 0)
        {
            throw new InvalidOperationException($"`{string.Join(' ', call.Arguments)} < {call.StdinPath}` ended with {cost.ExitCode} and said `{text}`, but measured calls are harmless");
        }
    }
}
