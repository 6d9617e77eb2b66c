using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Holds conditions against one action. The only evaluator: the hook, <c>eval</c>, <c>explain</c> and <c>test</c> all judge by it.</summary>
internal sealed class ConditionEvaluator(ToolAction action, PathContext context)
{
    private PathForms? _pathForms;

    /// <summary>Whether <paramref name="expression"/> holds.</summary>
    /// <param name="expression">In negation normal form.</param>
    /// <param name="isAllow">
    /// Whether it belongs to an ALLOW: what cannot be compiled is true in every other rule and false in an ALLOW, so that a broken rule
    /// errs on the strict side.
    /// </param>
    /// <param name="trace">Where given, every condition is evaluated and reported; else evaluation stops as soon as the truth is known.</param>
    public bool Holds(Expression expression, bool isAllow, List<ConditionTruth>? trace)
    {
        switch (expression)
        {
            case Expression.All all:
                var every = true;
                foreach (var term in all.Terms)
                {
                    every &= Holds(term, isAllow, trace);
                    if (!every && trace is null) return false;
                }

                return every;
            case Expression.Any any:
                var some = false;
                foreach (var term in any.Terms)
                {
                    some |= Holds(term, isAllow, trace);
                    if (some && trace is null) return true;
                }

                return some;
            case Expression.Condition condition:
                var truth = condition.IsBroken ? !isAllow : Holds(condition);
                trace?.Add(new ConditionTruth(condition, truth));
                return truth;
            case Expression.Unreadable:
                trace?.Add(new ConditionTruth(expression, !isAllow));
                return !isAllow;
            default:
                throw new InvalidOperationException($"an expression of type {expression.GetType().Name}");
        }
    }

    private bool Holds(Expression.Condition condition)
    {
        var value = action.Value(condition.Field);

        // On a derived action an absent field makes every condition false; on the call itself it is the empty string.
        if (value is null && action.IsDerived) return false;
        if (condition.Operator == Operator.Exists) return value is not null != condition.Negated;

        var pattern = condition.Pattern!;
        var text = value ?? default;
        if (condition.Field.Kind != FieldKind.Path) return pattern.IsMatch(text.Span) != condition.Negated;

        _pathForms ??= PathForms.Of(text.Span, context);
        if (condition.Negated) return !pattern.IsMatch(_pathForms.Canonical);
        foreach (var form in _pathForms.All)
        {
            if (pattern.IsMatch(form)) return true;
        }

        return false;
    }
}
