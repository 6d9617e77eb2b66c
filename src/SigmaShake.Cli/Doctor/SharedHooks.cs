using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Doctor;

/// <summary>Hooks that are run more than once for one call: twice in the log, and where a person approves with <c>ssg approve</c>, the first uses the approval up and the second refuses.</summary>
internal static class SharedHooks
{
    // Clients that also run what they find in Claude Code's settings.
    private static readonly string[] ReadersOfClaude = ["copilot-cli", "cursor", "devin"];

    private const string UsesUp = "the first uses up what was approved with `ssg approve`, and the next refuses";

    /// <summary>What is said of a client that has its hook in these configurations.</summary>
    /// <param name="client">The client.</param>
    /// <param name="scopes">Where its hook stands.</param>
    /// <param name="isInClaudesSettings">Whether Claude Code's settings hold ours.</param>
    public static IEnumerable<Finding> Of(string client, IReadOnlyList<InitScope> scopes, bool isInClaudesSettings)
    {
        if (scopes.Count > 1)
        {
            var places = string.Join(" and ", scopes.Select(NameOf));
            yield return new Finding(Gravity.Note, $"its hook stands in {places}: each call may be judged once for each, and {UsesUp}; take one out with `--undo`");
        }

        if (isInClaudesSettings && ReadersOfClaude.Contains(client))
        {
            yield return new Finding(Gravity.Note, $"{client} also runs the hook in Claude Code's settings: each call is judged twice, is twice in the log, and {UsesUp}");
        }
    }

    /// <summary>Whose configuration it is, for people.</summary>
    public static string NameOf(InitScope scope) => scope switch
    {
        InitScope.Project => "the project's configuration",
        InitScope.Managed => "the machine's configuration",
        _ => "your configuration",
    };
}
