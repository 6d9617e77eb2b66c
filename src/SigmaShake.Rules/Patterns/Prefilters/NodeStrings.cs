namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>What is known of the strings that a part of a pattern matches.</summary>
/// <param name="All">All of them, if they are few.</param>
/// <param name="Prefixes">Each begins with one of these; where <paramref name="All"/> is known, the same.</param>
/// <param name="Suffixes">Each ends with one of these; likewise.</param>
/// <param name="Inside">Each holds one of these, if any are known.</param>
internal readonly record struct NodeStrings(StringSet All, StringSet Prefixes, StringSet Suffixes, StringSet Inside)
{
    /// <summary>Nothing is known.</summary>
    public static readonly NodeStrings Unknown = new(StringSet.Unknown, StringSet.OfEmptyString, StringSet.OfEmptyString, StringSet.Unknown);

    /// <summary>The best that every string holds one of.</summary>
    public StringSet BestKnown => StringSet.Better(Inside, StringSet.Better(All, StringSet.Better(Prefixes, Suffixes)));

    /// <summary>All strings are known.</summary>
    public static NodeStrings OfAll(StringSet all) => new(all, all, all, StringSet.Unknown);

    /// <summary>These strings, each with one of the others behind it.</summary>
    public NodeStrings FollowedBy(NodeStrings next)
    {
        if (All.IsKnown && next.All.IsKnown && All.Cross(next.All) is { IsKnown: true } both)
            return new NodeStrings(both, both, both, StringSet.Better(Inside, next.Inside));

        var middle = Suffixes.Cross(next.Prefixes);
        var prefixes = All.IsKnown && All.Cross(next.Prefixes) is { IsKnown: true } longer ? longer : Prefixes;
        var suffixes = next.All.IsKnown && Suffixes.Cross(next.All) is { IsKnown: true } further ? further : next.Suffixes;
        return new NodeStrings(StringSet.Unknown, prefixes, suffixes, StringSet.Better(middle, StringSet.Better(BestKnown, next.BestKnown)));
    }

    /// <summary>These strings or the others.</summary>
    public NodeStrings Or(NodeStrings other)
    {
        var all = All.Union(other.All, StringSet.MaxExact);
        if (all.IsKnown) return OfAll(all);
        return new NodeStrings(
            StringSet.Unknown,
            Prefixes.Union(other.Prefixes, StringSet.MaxExact).OrEmptyString,
            Suffixes.Union(other.Suffixes, StringSet.MaxExact).OrEmptyString,
            BestKnown.Union(other.BestKnown, StringSet.MaxRequired));
    }

    /// <summary>Strings that begin and end like these, with anything between.</summary>
    public NodeStrings AndMore() => new(StringSet.Unknown, Prefixes, Suffixes, BestKnown);
}
