using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Samples;

namespace SigmaShake.Cli.Commands;

/// <summary>Runs the examples that rules carry.</summary>
internal static class FailedSamples
{
    private const int MaxSampleCharacters = 100;

    /// <summary>A line for each that does not come out as its author says.</summary>
    public static IEnumerable<string> Of(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var runner = new SampleRunner(rule);
            foreach (var sample in rule.Samples.Where(sample => !runner.Holds(sample)))
            {
                var what = sample.IsCounterexample ? "matches its COUNTEREXAMPLE" : "does not match its EXAMPLE";
                yield return $"failed: {PrintableText.Line(sample.Location.ToString())}: {rule.Id} {what} {Text(sample)}";
            }
        }
    }

    private static string Text(Sample sample) => string.Join(' ', sample.Values.Select(value => $"{value.Field} \"{PrintableText.Line(value.Value, MaxSampleCharacters)}\""));
}
