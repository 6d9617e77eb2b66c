using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Fleet;

/// <summary>A call that would come out otherwise.</summary>
/// <param name="Recorded">The call.</param>
/// <param name="Before">The verdict by the present rules, as a word.</param>
/// <param name="After">The verdict with the new bundle.</param>
/// <param name="Rule">The rule that decides then; where none does, the one that decided before; null for neither.</param>
internal sealed record ChangedCall(RecordedCall Recorded, string Before, string After, string? Rule);

/// <summary>Judges recorded calls by the rules that are in force here, and by the same with another bundle in the place of the organisation's.</summary>
/// <param name="state">Our own state.</param>
/// <param name="settings">The person's settings.</param>
/// <param name="images">Where compiled rules are.</param>
/// <param name="bundle">The new bundle.</param>
internal sealed class Preview(StateFolder state, Settings settings, ImageStore images, RuleOrigin bundle)
{
    // Calls of one project come together; more than that many at once need not be kept.
    private const int MaxPlaces = 64;

    private readonly Dictionary<(string? Project, string Cwd), (LoadedRules Before, LoadedRules After)> _places = [];
    private readonly string _home = HomeDirectory.Find();

    /// <summary>How many calls were judged once more.</summary>
    public int Replayed { get; private set; }

    /// <summary>Why others could not be, and how many.</summary>
    public Dictionary<string, int> Obstacles { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a verdict would become another.</summary>
    public Dictionary<(string Before, string After), int> Changes { get; } = [];

    /// <summary>How often a rule would be the reason.</summary>
    public Dictionary<string, int> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Judges a call once more; null where it would come out as it does now, or cannot be judged.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public ChangedCall? Replay(RecordedCall recorded)
    {
        if (recorded.Call is not { } call)
        {
            Count(Obstacles, recorded.Obstacle!);
            return null;
        }

        Replayed++;
        var (rulesBefore, rulesAfter) = RulesFor(call);
        var context = new PathContext(call.Cwd, call.ProjectDirectory ?? call.Cwd, _home, recorded.Files);
        var expanded = CallExpansion.Expand(call, context);
        var (before, after) = (Judge.Evaluate(rulesBefore.Rules, expanded, context).Ruling, Judge.Evaluate(rulesAfter.Rules, expanded, context).Ruling);
        if (before.Outcome == after.Outcome) return null;

        var rule = (after.Deciding ?? before.Deciding)?.Rule.QualifiedId;
        var changed = new ChangedCall(recorded, before.Outcome.Word(), after.Outcome.Word(), rule);
        Count(Changes, (changed.Before, changed.After));
        if (rule is not null) Count(Rules, rule);
        return changed;
    }

    private (LoadedRules Before, LoadedRules After) RulesFor(ToolCall call)
    {
        var place = (call.ProjectDirectory, call.Cwd);
        if (_places.TryGetValue(place, out var known)) return known;
        if (_places.Count >= MaxPlaces) _places.Clear();
        var projects = ProjectFinder.Find(call.ProjectDirectory, call.Cwd, _home, state.Path);
        return _places[place] = (RuleLoader.Load(state, settings, projects, images), RuleLoader.Load(state, settings, projects, images, [bundle]));
    }

    private static void Count<T>(Dictionary<T, int> counts, T what)
        where T : notnull => counts[what] = counts.GetValueOrDefault(what) + 1;
}
