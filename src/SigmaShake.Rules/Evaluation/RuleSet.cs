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
        ArgumentNullException.ThrowIfNull(sources);
        Sources = sources is List<RuleSource> list ? list.ToArray() : [.. sources];

        // A handful: the framework's sorting touches more pages than they do.
        for (var i = 1; i < Sources.Length; i++)
        {
            for (var j = i; j > 0 && Compare(Sources[j - 1], Sources[j]) > 0; j--) (Sources[j - 1], Sources[j]) = (Sources[j], Sources[j - 1]);
        }

        var parts = new List<SourcePart>(Sources.Length + 1);
        foreach (var source in Sources)
        {
            foreach (var part in source.Parts) parts.Add(part);
        }

        Parts = [.. parts];
    }

    /// <summary>The sources, most trusted first.</summary>
    public RuleSource[] Sources { get; }

    /// <summary>The parts of all sources, in their order.</summary>
    internal SourcePart[] Parts { get; }

    private static int Compare(RuleSource a, RuleSource b)
    {
        var (one, other) = (a.Identity, b.Identity);
        var order = one.Layer.CompareTo(other.Layer);
        if (order == 0) order = one.IsPack.CompareTo(other.IsPack);
        if (order == 0) order = string.CompareOrdinal(one.Name, other.Name);
        if (order == 0) order = other.Loosens.CompareTo(one.Loosens);
        if (order == 0) order = other.IsTrusted.CompareTo(one.IsTrusted);
        return order != 0 || ReferenceEquals(a, b) ? order : CompareRules(a, b);
    }

    private static int CompareRules(RuleSource a, RuleSource b)
    {
        foreach (var (one, other) in a.Parts.SelectMany(part => part.All).Zip(b.Parts.SelectMany(part => part.All)))
        {
            var order = string.CompareOrdinal(one.Rule.Location.File, other.Rule.Location.File);
            if (order == 0) order = string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
            if (order != 0) return order;
        }

        return a.Rules.Count.CompareTo(b.Rules.Count);
    }
}
