using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Net.Outbox;

/// <summary>
/// Which programs are run and who is told because of an entry: what the rules that matched it say now. So a rule that was changed, switched off or is
/// trusted no longer does nothing more, whatever waits. Rules are read once for each place, and by each finder anew.
/// </summary>
/// <param name="state">Our own state.</param>
/// <param name="clock">The time.</param>
internal sealed class EffectFinder(StateFolder state, TimeProvider clock)
{
    private const string OfWorkingFolder = "cwd-project/";

    private readonly Dictionary<(string? Project, string Cwd), LoadedRules> _loaded = [];

    /// <summary>What an entry has done, in the order of trust.</summary>
    /// <exception cref="StateException">Our own state, or the rules in it, cannot be read.</exception>
    public IReadOnlyList<Effect> Of(EntryContent content)
    {
        if (content.Entry.Kind != EntryKind.Call || content.Matched is not [_, ..] matched) return [];
        var effects = new List<Effect>();

        // The log tells the client's project and that of the working folder by the names of their rules alone.
        var (inWorkingFolder, others) = (matched.Where(IsOfWorkingFolder).ToHashSet(), matched.Where(id => !IsOfWorkingFolder(id)).ToHashSet());
        if (others.Count > 0) Add(effects, RulesIn(content.Project, content.Cwd ?? ""), others);
        if (inWorkingFolder.Count > 0) Add(effects, RulesIn(null, content.Cwd ?? ""), inWorkingFolder);
        return effects;
    }

    /// <summary>Whether rules of a source may have anything done: those of an untrusted project may not, nor those of a pack that was not enabled for it by name.</summary>
    public static bool MayAct(SourceIdentity source) => source.IsTrusted && (!source.IsPack || source.MayLoosen);

    private static bool IsOfWorkingFolder(string id) => id.StartsWith(OfWorkingFolder, StringComparison.Ordinal);

    private static void Add(List<Effect> effects, LoadedRules loaded, HashSet<string> ids)
    {
        foreach (var source in loaded.Rules.Sources)
        {
            if (!MayAct(source.Identity) || !ids.Any(id => id.StartsWith($"{source.Identity.Name}/", StringComparison.Ordinal))) continue;

            // A broken rule matches more than its author meant: it guards, and does nothing else.
            foreach (var rule in source.Rules.Where(rule => ids.Contains(rule.QualifiedId) && !rule.IsDisabled && !rule.Rule.IsBroken))
            {
                if (rule.Rule.Webhook is not null) Add(effects, rule, EffectKind.Webhook);
                if (rule.Rule.Run.Count > 0) Add(effects, rule, EffectKind.Run);
            }
        }
    }

    private static void Add(List<Effect> effects, RankedRule rule, EffectKind kind) =>
        effects.Add(new Effect(rule, kind, effects.Count(other => other.Kind == kind && other.Rule.QualifiedId == rule.QualifiedId)));

    private LoadedRules RulesIn(string? project, string cwd)
    {
        if (_loaded.TryGetValue((project, cwd), out var loaded)) return loaded;
        var images = new ImageStore(state, clock, RuleFolder.LeisurelyBudget);
        return _loaded[(project, cwd)] = CallSurroundings.Find(state, SettingsFile.Load(state), project, cwd, images).Rules;
    }
}
