using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>
/// Finds literals without which a rule cannot match: unless one of them occurs in its field, the rule need not be looked at. Only an
/// optimisation: null is always right.
/// </summary>
internal static class RequiredLiterals
{
    /// <summary>More alternatives than this tell little and cost much.</summary>
    private const int MaxAlternatives = 256;

    // Beyond this a longer literal is hardly rarer.
    private const int LongEnough = 6;

    /// <summary>The literals of which one must occur; null if nothing must.</summary>
    public static IReadOnlyList<FieldLiteral>? Of(Expression expression) => expression switch
    {
        Expression.All all => BestOf(all.Terms),
        Expression.Any any => UnionOf(any.Terms),
        Expression.Condition condition => Of(condition),
        _ => null,
    };

    private static List<FieldLiteral>? Of(Expression.Condition condition)
    {
        // What is negated holds where the literal is not, and what is broken holds everywhere.
        if (condition.Negated) return null;
        if (condition.Template is { } template)
        {
            return template.RequiredOfProgram is { Count: > 0 } names
                ? [.. names.Select(name => new FieldLiteral(condition.Field, name, IndexScope.Program))]
                : null;
        }

        if (condition.Pattern?.Required is not { Count: > 0 } required) return null;
        return [.. required.Select(literal => new FieldLiteral(condition.Field, literal))];
    }

    private static IReadOnlyList<FieldLiteral>? BestOf(IReadOnlyList<Expression> terms)
    {
        IReadOnlyList<FieldLiteral>? best = null;
        foreach (var term in terms)
        {
            var candidate = Of(term);
            if (candidate is not null && (best is null || IsBetter(candidate, best))) best = candidate;
        }

        return best;
    }

    private static List<FieldLiteral>? UnionOf(IReadOnlyList<Expression> terms)
    {
        var union = new List<FieldLiteral>();
        foreach (var term in terms)
        {
            if (Of(term) is not { } literals) return null;
            union.AddRange(literals);
            if (union.Count > MaxAlternatives) return null;
        }

        return union;
    }

    private static bool IsBetter(IReadOnlyList<FieldLiteral> candidate, IReadOnlyList<FieldLiteral> best)
    {
        // By its program a rule is found on simple commands only, and in a name instead of a script.
        var (byProgram, bestByProgram) = (IsByProgram(candidate), IsByProgram(best));
        if (byProgram != bestByProgram) return byProgram;
        var order = Shortest(candidate).CompareTo(Shortest(best));
        return order > 0 || (order == 0 && candidate.Count < best.Count);
    }

    private static bool IsByProgram(IReadOnlyList<FieldLiteral> literals) => literals.All(item => item.Scope == IndexScope.Program);

    private static int Shortest(IReadOnlyList<FieldLiteral> literals) => Math.Min(LongEnough, literals.Min(item => item.Literal.Length));
}
