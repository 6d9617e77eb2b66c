using System.Text;

namespace SigmaShake.Measuring.Rules;

/// <summary>One generated rule file.</summary>
/// <param name="Name">The file's name, with its ending.</param>
/// <param name="Text">All of it.</param>
/// <param name="RuleCount">How many rules it holds.</param>
public sealed record GeneratedFile(string Name, string Text, int RuleCount);

/// <summary>Rule files such as people have: the same from each seed, on every machine. Thread-safe.</summary>
/// <remarks>
/// Fields, operators, targets, decisions and the shapes of patterns come as often as in public rules (<see cref="Frequencies"/>);
/// constants are made of many words, so that ten thousand rules hold about as many different patterns as ten thousand rules of people
/// would. Nine rules of each set, spread over it, match <see cref="Calls.BenchmarkCalls.MatchedByNine"/>; none stops a call of
/// <see cref="Calls.BenchmarkCalls"/>.
/// </remarks>
public static class RealisticRules
{
    /// <summary>The seed of all published figures.</summary>
    public const ulong Seed = 20261123;

    // As many as were counted in public files; they hold 6.5 each.
    private const int UsualCount = 1_500;

    /// <summary>Files that hold <paramref name="ruleCount"/> rules together.</summary>
    /// <param name="ruleCount">At least 9; a layer holds at most 10,000.</param>
    /// <param name="seed">Which rules.</param>
    public static IReadOnlyList<GeneratedFile> Generate(int ruleCount, ulong seed = Seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ruleCount, NineObservers.Rules.Length);
        var dice = new Dice(seed);
        var files = new List<GeneratedFile>();

        // More rules in about as many files: what a file costs (it is looked at in each call) is not to be taken for what a rule costs.
        var larger = Math.Max(1, ruleCount / UsualCount);
        for (var done = 0; done < ruleCount;)
        {
            // The first files are about the public technologies in their order; what comes later is more and more about people's own.
            var subject = files.Count < Subject.Public.Count || dice.Percent(30) ? Subject.Public[files.Count % Subject.Public.Count] : Subject.InHouse(dice);
            var topic = dice.Of(["exec_safety", "write_safety", "exec_hygiene", "write_extra", "write_style", "any_security"]);
            var size = Math.Min(larger * dice.Of(Frequencies.RulesPerFile), ruleCount - done);
            var text = new StringBuilder($"# {subject.Name}_{topic}.rules: generated, for measuring.\n");
            for (var i = 0; i < size; i++, done++) text.Append('\n').Append(Rule(dice, subject, done, i, ruleCount));
            files.Add(new GeneratedFile($"{files.Count:D4}_{subject.Name}_{topic}.rules", text.ToString(), size));
        }

        return files;
    }

    private static string Rule(Dice dice, Subject subject, int index, int indexInFile, int ruleCount)
    {
        var stride = ruleCount / NineObservers.Rules.Length;
        var observer = index / stride;
        if (index % stride == 0 && observer < NineObservers.Rules.Length) return NineObservers.Rules[observer];
        return RuleText.Generate(dice, subject, $"{subject.Name}-{dice.Of(["no", "ask", "log", "deny", "block", "warn"])}-{dice.Of(Words.Verbs)}-{dice.Of(Words.Nouns)}-{indexInFile}");
    }
}
