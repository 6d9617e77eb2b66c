using System.Text.RegularExpressions;

namespace SigmaShake.Docs.EndToEnd.Running;

/// <summary>What a person types while a command runs, as its page shows it: the answer behind <c>[y/N]</c>, and <c>^C</c>.</summary>
/// <param name="Prompt">The end of what the terminal shows before they type; null for a line that is over.</param>
/// <param name="Lines">How many lines it shows before that at least.</param>
/// <param name="Keys">What they type.</param>
internal sealed partial record TypedKeys(string? Prompt, int Lines, string Keys)
{
    private const string Interrupt = "\u0003";

    /// <summary>What is typed, in order.</summary>
    public static IEnumerable<TypedKeys> In(IReadOnlyList<string> output)
    {
        for (var i = 0; i < output.Count; i++)
        {
            if (output[i] == "^C") yield return new TypedKeys(null, i, Interrupt);
            else if (Answer().Match(output[i]) is { Success: true } answer) yield return new TypedKeys(answer.Groups["prompt"].Value, 0, answer.Groups["keys"].Value + "\n");
        }
    }

    /// <summary>Whether the terminal shows what they wait for.</summary>
    public bool IsDue(string shown) => Prompt is null ? shown.EndsWith('\n') && shown.Count(c => c == '\n') >= Lines : shown.EndsWith(Prompt, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<prompt>\[y/N\] )(?<keys>\S+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Answer();
}
