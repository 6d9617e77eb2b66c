using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Holds conditions against one action. The only evaluator: the hook, <c>eval</c>, <c>explain</c> and <c>test</c> all judge by it.</summary>
internal sealed class ConditionEvaluator(ToolAction action, PathContext context, CallConditions call)
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
        var comparison = Compare(condition);

        // On a derived action an absent field makes every condition false; on the call itself it is the empty string.
        return (comparison.IsPresent || !action.IsDerived) && comparison.Fits != condition.Negated;
    }

    private Comparison Compare(Expression.Condition condition)
    {
        var isShared = CallConditions.IsShared(condition.Field);
        if (isShared && call.TryGet(condition, out var known)) return known;

        var value = action.Value(condition.Field);
        var comparison = new Comparison(value is not null, condition.Operator == Operator.Exists ? value is not null : Fits(condition, value ?? default));
        if (isShared) call.Add(condition, comparison);
        return comparison;
    }

    private bool Fits(Expression.Condition condition, ReadOnlyMemory<byte> value)
    {
        var pattern = condition.Pattern!;
        if (condition.Field.Kind != FieldKind.Path) return pattern.IsMatch(value.Span);

        _pathForms ??= PathForms.Of(value.Span, context);
        if (condition.Negated) return pattern.IsMatch(_pathForms.Canonical);
        foreach (var form in _pathForms.All)
        {
            if (pattern.IsMatch(form)) return true;
        }

        return false;
    }
}
