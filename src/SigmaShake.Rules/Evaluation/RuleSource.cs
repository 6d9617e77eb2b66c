using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>What a source is and how far it is trusted.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Name">What qualifies its ids: the pack's name, or the layer's for the layer's own rules.</param>
/// <param name="IsPack">False for the layer's own rules.</param>
/// <param name="IsTrusted">
/// Whether its ALLOW may loosen, its FORCE advises and its texts are shown to agents. False for an untrusted project.
/// A pack's ALLOW loosens only where that was enabled by name.
/// </param>
/// <param name="MayLoosen">Whether an ALLOW of it silences its layer's packs and the less trusted layers.</param>
public sealed record SourceIdentity(Layer Layer, string Name, bool IsPack, bool IsTrusted, bool MayLoosen)
{
    /// <summary>Whether an ALLOW of it counts outside it: what is not trusted never loosens.</summary>
    internal bool Loosens => IsTrusted && MayLoosen;
}

/// <summary>One source of rules in the order in which they are judged; immutable.</summary>
public sealed class RuleSource
{
    private RuleSource(SourceIdentity identity, IReadOnlyList<RankedRule> rules)
    {
        Identity = identity;
        Rules = rules;
    }

    /// <summary>What it is.</summary>
    public SourceIdentity Identity { get; }

    /// <summary>Its rules, disabled ones included, in judging order.</summary>
    public IReadOnlyList<RankedRule> Rules { get; }

    /// <summary>Puts rules into judging order: personal exceptions first, then priority, strictness, id, file and position.</summary>
    /// <remarks>
    /// Before all of them stand the rules that nobody can read: their priority is among what cannot be read.
    /// </remarks>
    /// <param name="identity">What the source is.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="exceptions">The person's exceptions for the project at hand, which precede all of <paramref name="rules"/>.</param>
    /// <param name="disabled">The qualified ids that a person has switched off; without effect on a layer that cannot be suspended.</param>
    public static RuleSource Create(
        SourceIdentity identity,
        IEnumerable<Rule> rules,
        IEnumerable<Rule>? exceptions = null,
        IReadOnlySet<string>? disabled = null)
    {
        var ranked = (exceptions ?? []).Select(rule => Rank(rule, isException: true))
            .Concat(rules.Select(rule => Rank(rule, isException: false)))
            .ToList();
        ranked.Sort(Compare);
        return new RuleSource(identity, ranked);

        RankedRule Rank(Rule rule, bool isException)
        {
            var qualifiedId = $"{identity.Name}/{rule.Id}";
            var isDisabled = !rule.Enabled || (identity.Layer.CanBeSuspended() && disabled?.Contains(qualifiedId) == true);
            return new RankedRule(rule, identity, qualifiedId, EffectiveDecision(rule, identity), isException, isDisabled);
        }
    }

    private static Decision EffectiveDecision(Rule rule, SourceIdentity source)
    {
        if (rule.IsUnreadable) return source.Layer == Layer.Project ? Decision.Ask : Decision.Deny;
        return rule.Decision == Decision.Force && !source.IsTrusted ? Decision.Deny : rule.Decision;
    }

    private static int Compare(RankedRule a, RankedRule b)
    {
        if (a.Rule.IsUnreadable != b.Rule.IsUnreadable) return a.Rule.IsUnreadable ? -1 : 1;
        if (a.IsException != b.IsException) return a.IsException ? -1 : 1;
        var order = b.Rule.Priority.CompareTo(a.Rule.Priority);
        if (order == 0) order = a.Decision.CompareTo(b.Decision);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Location.File, b.Rule.Location.File);
        if (order == 0) order = a.Rule.Location.Line.CompareTo(b.Rule.Location.Line);
        return order != 0 ? order : a.Rule.Location.Column.CompareTo(b.Rule.Location.Column);
    }
}
