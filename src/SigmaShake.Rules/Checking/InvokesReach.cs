using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Checking;

/// <summary>
/// Finds rules with INVOKES that match no action at all: INVOKES is false, negated or not, on whatever is neither a simple command nor its
/// effect, and each of those has few fields.
/// </summary>
internal static class InvokesReach
{
    public static void Check(Expression condition, Target target, Token name, DiagnosticBag diagnostics)
    {
        if (!condition.Invokes || CanHold(condition, Reached.Other)) return;
        if (target == Target.Agent)
        {
            diagnostics.Report(
                LintProblems.RuleMatchesNothing,
                name.Span,
                "this rule looks at `agent`, and `INVOKES` holds on commands and on what they do",
                "write `execution` or `any` as its target");
        }
        else if (!Holds(condition, target))
        {
            diagnostics.Report(
                LintProblems.RuleMatchesNothing,
                name.Span,
                "this rule asks for a command and for a field that no action of its target has together with one",
                "write `read` or `write` as its target for a `path`, `network` for a `url`, `search` for a `query`");
        }
    }

    private enum Reached
    {
        Command,
        File,
        Search,
        Network,
        Other,
    }

    private static bool Holds(Expression condition, Target target) => target switch
    {
        Target.Execution or Target.Any => CanHold(condition, Reached.Command),
        Target.Read or Target.Write or Target.Edit => CanHold(condition, Reached.File),
        Target.Search => CanHold(condition, Reached.File) || CanHold(condition, Reached.Search),
        _ => CanHold(condition, Reached.Network),
    };

    private static bool CanHold(Expression expression, Reached reached)
    {
        switch (expression)
        {
            case Expression.All all:
                foreach (var term in all.Terms)
                {
                    if (!CanHold(term, reached)) return false;
                }

                return true;
            case Expression.Any any:
                foreach (var term in any.Terms)
                {
                    if (CanHold(term, reached)) return true;
                }

                return false;
            case Expression.Condition { IsBroken: false } condition:
                return reached == Reached.Other ? condition.Operator != Operator.Invokes : Has(reached, condition.Field.Kind);
            default:
                return true;
        }
    }

    private static bool Has(Reached reached, FieldKind field) => field switch
    {
        FieldKind.Path => reached == Reached.File,
        FieldKind.Query => reached == Reached.Search,
        FieldKind.Url => reached == Reached.Network,
        FieldKind.Content => false,
        _ => true,
    };
}
