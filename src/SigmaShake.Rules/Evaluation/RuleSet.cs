namespace SigmaShake.Rules.Evaluation;

/// <summary>All the rules in force for a call; immutable, and safe to judge by from several threads.</summary>
public sealed class RuleSet
{
    /// <summary>
    /// Puts the sources into the order of trust: by layer, a layer's own rules before its packs, packs by name. Two of one name (a client's
    /// project and another one that its working directory lies in): the one that may loosen first, then by what their rules are called.
    /// </summary>
    public RuleSet(IEnumerable<RuleSource> sources)
    {
        Sources = [.. sources
            .OrderBy(source => source.Identity.Layer)
            .ThenBy(source => source.Identity.IsPack)
            .ThenBy(source => source.Identity.Name, StringComparer.Ordinal)
            .ThenBy(source => !source.Identity.Loosens)
            .ThenBy(source => !source.Identity.IsTrusted)
            .ThenBy(source => source, Comparer<RuleSource>.Create(CompareRules))];
    }

    /// <summary>The sources, most trusted first.</summary>
    public IReadOnlyList<RuleSource> Sources { get; }

    private static int CompareRules(RuleSource a, RuleSource b)
    {
        foreach (var (one, other) in a.Rules.Zip(b.Rules))
        {
            var order = string.CompareOrdinal(one.Rule.Location.File, other.Rule.Location.File);
            if (order == 0) order = string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
            if (order != 0) return order;
        }

        return a.Rules.Count.CompareTo(b.Rules.Count);
    }
}
