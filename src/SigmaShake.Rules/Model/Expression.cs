using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Model;

/// <summary>
/// The condition of a rule in negation normal form: <c>NOT ( … )</c> has been carried inward, so that only
/// a <see cref="Condition"/> is ever negated, and a missing field means the same wherever the NOT was written.
/// </summary>
public abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>Holds when every term holds. Never empty.</summary>
    public sealed record All(IReadOnlyList<Expression> Terms) : Expression;

    /// <summary>Holds when some term holds. Never empty.</summary>
    public sealed record Any(IReadOnlyList<Expression> Terms) : Expression;

    /// <summary>One comparison.</summary>
    /// <param name="Field">What it looks at.</param>
    /// <param name="Operator">How it compares.</param>
    /// <param name="Operand">What with, escapes resolved; empty for <see cref="Operator.Exists"/>.</param>
    /// <param name="Negated">Whether the comparison must fail.</param>
    /// <param name="Pattern">
    /// The compiled operand; null for <see cref="Operator.Exists"/> and <see cref="Operator.Invokes"/>, and where it could not be compiled (see
    /// <see cref="IsBroken"/>).
    /// </param>
    /// <param name="Location">Where it stands in the file.</param>
    public sealed record Condition(
        Field Field, Operator Operator, string Operand, bool Negated, TextPattern? Pattern, SourceLocation Location) : Expression
    {
        /// <summary>The compiled operand of <see cref="Operator.Invokes"/>; null for other operators, and where it could not be compiled.</summary>
        public CommandTemplate? Template { get; init; }

        /// <summary>Whether the operand could not be compiled. Such a condition is true in every rule but an ALLOW, negated or not.</summary>
        public bool IsBroken => Pattern is null && Template is null && Operator != Operator.Exists;
    }

    /// <summary>An expression that could not be read at all. It is true in every rule but an ALLOW.</summary>
    public sealed record Unreadable(SourceLocation Location) : Expression;

    /// <summary>Whether an INVOKES is in it, be it broken.</summary>
    internal bool Invokes => this switch
    {
        All all => all.Terms.Any(term => term.Invokes),
        Any any => any.Terms.Any(term => term.Invokes),
        Condition condition => condition.Operator == Operator.Invokes,
        _ => false,
    };
}
