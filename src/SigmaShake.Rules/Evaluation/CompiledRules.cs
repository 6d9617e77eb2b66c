using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Compiles rules for the source that they belong to.</summary>
public static class CompiledRules
{
    /// <summary>Makes what is dear about compiling a rule, ahead of <see cref="Compile"/>. Safe to call for different rules from several threads.</summary>
    public static void Prepare(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Prepare(rule.Condition);
    }

    /// <summary>Puts rules into the order that their source tries them in, and lays them out.</summary>
    /// <param name="identity">The source: what is not trusted counts otherwise, and is ordered otherwise.</param>
    /// <param name="rules">Its rules, in any order, at most <see cref="ImageLimits.MaxRules"/>.</param>
    /// <param name="ambients">Its knowledge, in file order.</param>
    /// <returns>The body of an image; null where it would be larger than <see cref="ImageLimits.MaxBytes"/>.</returns>
    public static Region? Compile(SourceIdentity identity, IEnumerable<Rule> rules, IReadOnlyList<AmbientRule> ambients)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(ambients);
        var ordered = rules.Select(rule => new ImageRule(rule, JudgingOrder.DecisionOf(rule, identity))).ToList();
        ordered.Sort(JudgingOrder.Compare);
        return RuleImageBuilder.Build(ordered, ambients) is { } body ? Region.Of(body.Written) : null;
    }

    private static void Prepare(Expression expression)
    {
        switch (expression)
        {
            case Expression.All all:
                foreach (var term in all.Terms) Prepare(term);
                break;
            case Expression.Any any:
                foreach (var term in any.Terms) Prepare(term);
                break;
            case Expression.Condition { Pattern: { } pattern }:
                pattern.Prepare();
                break;
            case Expression.Condition { Template: { } template }:
                template.Prepare();
                break;
        }
    }
}
