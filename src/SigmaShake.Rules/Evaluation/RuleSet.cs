namespace SigmaShake.Rules.Evaluation;

/// <summary>All the rules in force for a call; immutable, and safe to judge by from several threads.</summary>
public sealed class RuleSet
{
    /// <summary>Puts the sources into the order of trust: by layer, a layer's own rules before its packs, packs by name.</summary>
    public RuleSet(IEnumerable<RuleSource> sources)
    {
        Sources = [.. sources
            .OrderBy(source => source.Identity.Layer)
            .ThenBy(source => source.Identity.IsPack)
            .ThenBy(source => source.Identity.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sources, most trusted first.</summary>
    public IReadOnlyList<RuleSource> Sources { get; }
}
