using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates.Matching;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Holds conditions against one action. The only evaluator: the hook, <c>eval</c>, <c>explain</c> and <c>test</c> all judge by it.</summary>
internal sealed class ConditionEvaluator(ToolAction action, PathContext context, CallConditions call)
{
    private PathForms? _pathForms;
    private PathReach? _reach;
    private bool _reachIsKnown;
    private int _script = -1;
    private bool _commandIsHidden;
    private bool _invocationIsHidden;
    private Part _part;

    private enum Part
    {
        All,
        OnlyInvokes,
        WithoutInvokes,
    }

    /// <summary>The spellings of the action's path; one empty one where it has none.</summary>
    public PathForms PathForms => _pathForms ??= PathForms.Of((action.Path ?? default).Span, context);

    /// <summary>What the action reaches beside its path; null where that is all.</summary>
    public PathReach? Reach
    {
        get
        {
            if (!_reachIsKnown) (_reach, _reachIsKnown) = (PathReach.Of(action, context, PathForms, call), true);
            return _reach;
        }
    }

    /// <summary>Which of the call's scripts stands around the action; -1 where it is no simple command.</summary>
    public int Script => _script >= 0 ? _script : _script = action.Invocation is { } command ? call.NumberOf(command.Script) : -1;

    /// <summary>Whether a rule's condition holds.</summary>
    /// <remarks>
    /// What could not be compiled is true in every rule but an ALLOW, where it is false, so that a broken rule errs on the strict side.
    /// </remarks>
    /// <param name="image">The image that the rule lies in.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="trace">Where given, every comparison is made and reported; else evaluation stops as soon as the truth is known.</param>
    /// <exception cref="DamagedRegionException">The image is not what was written.</exception>
    public bool Holds(RuleImage image, in RuleRecord rule, ConditionTrace? trace = null)
    {
        // Text operators see scripts, and simple commands only where the rule says with INVOKES that it is about them.
        _commandIsHidden = action.Invocation is not null && (rule.Flags & RuleFlags.Invokes) == RuleFlags.None;

        // Whose effect it is counts in a rule about such effects; one about anything means the command itself, once.
        _invocationIsHidden = action.Capability != Capability.Execute && rule.Target == Target.Any;
        return Holds(image, rule.FirstNode, rule.EndNode, isAllow: rule.Decision == Decision.Allow, depth: 0, trace);
    }

    /// <summary>
    /// Whether a rule that holds on a simple command does so by an INVOKES: alone, or because it would not hold without. What merely stands
    /// somewhere in the script says nothing of this command.
    /// </summary>
    /// <inheritdoc cref="Holds(RuleImage, in RuleRecord, ConditionTrace)"/>
    public bool HoldsByInvokes(RuleImage image, in RuleRecord rule)
    {
        if (action.Invocation is null || (rule.Flags & RuleFlags.Invokes) == RuleFlags.None) return false;
        _part = Part.OnlyInvokes;
        var holds = Holds(image, in rule);
        _part = Part.WithoutInvokes;
        holds = holds || !Holds(image, in rule);
        _part = Part.All;
        return holds;
    }

    /// <summary>Whether a rule that holds would not, were the action's own path all that it reaches.</summary>
    /// <inheritdoc cref="Holds(RuleImage, in RuleRecord, ConditionTrace)"/>
    public bool HoldsByReach(RuleImage image, in RuleRecord rule)
    {
        if (Reach is not { } reach) return false;
        _reach = null;
        var holds = Holds(image, in rule);
        _reach = reach;
        return !holds;
    }

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
                truth = node.Operator == Operator.Invokes
                    ? Invokes(image, in node, isAllow)
                    : _part != Part.OnlyInvokes && Holds(image, number, in node, isAllow);
                break;
            default:
                truth = !isAllow;
                break;
        }

        trace?.Add(number, truth);
        return truth;
    }

    private bool Holds(RuleImage image, int number, in ConditionNode node, bool isAllow)
    {
        if (_commandIsHidden && node.Field == FieldKind.Command) return false;
        var comparison = Compare(image, number, in node);
        if (node.Field == FieldKind.Path && comparison.IsPresent && Reach is { } reach) return ReachHolds(reach, comparison.Fits, image, number, in node, isAllow);

        // On a derived action an absent field makes every condition false; on the call itself it is the empty string.
        return (comparison.IsPresent || !action.IsDerived) && comparison.Fits != node.Negated;
    }

    // Of all paths within reach one is enough, but for an ALLOW, which has to hold on each.
    private static bool ReachHolds(PathReach reach, bool fits, RuleImage image, int number, in ConditionNode node, bool isAllow) => (node.Operator, node.Negated, isAllow) switch
    {
        (Operator.Exists, _, _) => fits != node.Negated,
        (_, false, false) => fits || reach.CanMatch(image, number, in node, isAimed: true),
        (_, false, true) => fits && !reach.CanMiss(image, number, in node),
        (_, true, false) => reach.NamesByPattern ? reach.CanMiss(image, number, in node) : !fits,
        (_, true, true) => !fits && !reach.CanMatch(image, number, in node, isAimed: false),
    };

    // False, negated or not, on whatever is no simple command. What may be meant counts where that makes the rule stricter.
    private bool Invokes(RuleImage image, in ConditionNode node, bool isAllow) =>
        action.Invocation is { } command && !_invocationIsHidden && _part != Part.WithoutInvokes
        && TemplateMatcher.IsMatch(image.Region, node.Pattern, command, call.Home(context), isLoose: isAllow == node.Negated) != node.Negated;

    private Comparison Compare(RuleImage image, int number, in ConditionNode node)
    {
        var script = node.Field == FieldKind.Command ? Script : -1;
        var isShared = script >= 0 || CallConditions.IsShared(node.Field);
        if (isShared && call.TryGet(image, number, script, out var known)) return known;

        var value = ValueOf(image, node.Field, node.InputField);
        var comparison = new Comparison(value is not null, node.Operator == Operator.Exists ? value is not null : Fits(image, in node, value ?? default));
        if (isShared) call.Add(image, number, script, comparison);
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
