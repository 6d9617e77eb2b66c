using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Holds conditions against one action. The only evaluator: the hook, <c>eval</c>, <c>explain</c> and <c>test</c> all judge by it.</summary>
internal sealed class ConditionEvaluator(ToolAction action, PathContext context, CallConditions call)
{
    private PathForms? _pathForms;

    /// <summary>The spellings of the action's path; one empty one where it has none.</summary>
    public PathForms PathForms => _pathForms ??= PathForms.Of((action.Path ?? default).Span, context);

    /// <summary>Whether a rule's condition holds.</summary>
    /// <remarks>
    /// What could not be compiled is true in every rule but an ALLOW, where it is false, so that a broken rule errs on the strict side.
    /// </remarks>
    /// <param name="image">The image that the rule lies in.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="trace">Where given, every comparison is made and reported; else evaluation stops as soon as the truth is known.</param>
    /// <exception cref="DamagedRegionException">The image is not what was written.</exception>
    public bool Holds(RuleImage image, in RuleRecord rule, ConditionTrace? trace = null) =>
        Holds(image, rule.FirstNode, rule.EndNode, isAllow: rule.Decision == Decision.Allow, depth: 0, trace);

    private bool Holds(RuleImage image, int number, int end, bool isAllow, int depth, ConditionTrace? trace)
    {
        ref readonly var node = ref image.Node(number);

        // Parts follow their node, and depth is bounded: nobody's bytes can lead around in a circle.
        if (node.End <= number || node.End > end || depth > ImageLimits.MaxDepth) throw new DamagedRegionException("a condition in the image leads backward");
        bool truth;
        switch (node.Kind)
        {
            case NodeKind.All:
                truth = true;
                for (var part = number + 1; part < node.End && (truth || trace is not null); part = image.Node(part).End)
                    truth &= Holds(image, part, node.End, isAllow, depth + 1, trace);
                return truth;
            case NodeKind.Any:
                truth = false;
                for (var part = number + 1; part < node.End && (!truth || trace is not null); part = image.Node(part).End)
                    truth |= Holds(image, part, node.End, isAllow, depth + 1, trace);
                return truth;
            case NodeKind.Comparison:
                truth = Holds(image, number, in node);
                break;
            default:
                truth = !isAllow;
                break;
        }

        trace?.Add(number, truth);
        return truth;
    }

    private bool Holds(RuleImage image, int number, in ConditionNode node)
    {
        var comparison = Compare(image, number, in node);

        // On a derived action an absent field makes every condition false; on the call itself it is the empty string.
        return (comparison.IsPresent || !action.IsDerived) && comparison.Fits != node.Negated;
    }

    private Comparison Compare(RuleImage image, int number, in ConditionNode node)
    {
        var isShared = CallConditions.IsShared(node.Field);
        if (isShared && call.TryGet(image, number, out var known)) return known;

        var value = ValueOf(image, node.Field, node.InputField);
        var comparison = new Comparison(value is not null, node.Operator == Operator.Exists ? value is not null : Fits(image, in node, value ?? default));
        if (isShared) call.Add(image, number, comparison);
        return comparison;
    }

    /// <summary>The value of a field that an image names; null where the action has none.</summary>
    public ReadOnlyMemory<byte>? ValueOf(RuleImage image, FieldKind field, int inputField)
    {
        if (field != FieldKind.Input) return action.Value(field);
        var member = action.Call.Input;
        foreach (var key in image.InputKeys(inputField))
        {
            if (member.Member(image.Utf8(key)) is not { } inner) return null;
            member = inner;
        }

        return ToolAction.TextOf(member);
    }

    private bool Fits(RuleImage image, in ConditionNode node, ReadOnlyMemory<byte> value)
    {
        if (node.Field != FieldKind.Path) return PatternMatcher.IsMatch(image.Region, node.Pattern, value.Span);
        if (node.Negated) return PatternMatcher.IsMatch(image.Region, node.Pattern, PathForms.Canonical);
        foreach (var form in PathForms.All)
        {
            if (PatternMatcher.IsMatch(image.Region, node.Pattern, form)) return true;
        }

        return false;
    }
}
