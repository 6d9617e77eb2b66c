using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Literals;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>
/// Picks the few rules of an image that an action is worth holding against: those of whose literals one occurs in the action, and those
/// that no literal stands for. What is left out could not have matched. One for a call and an image.
/// </summary>
internal sealed class CandidateFinder(RuleImage image)
{
    private readonly CandidateSet _found = new(image.RuleCount);
    private CandidateSet? _shared;

    /// <summary>The rules worth a look; valid until the next action is asked for.</summary>
    public CandidateSet Find(ToolAction action, ConditionEvaluator evaluator)
    {
        // Fields that all actions share are read once: a member of the input may hold megabytes, and a call thousands of actions.
        _shared ??= FindShared(evaluator);
        _found.CopyFrom(_shared);
        for (var target = default(Target); target <= Target.Any; target++)
        {
            if (target.Reaches(action.Capability, action.IsPartialEdit)) _found.AddAll(image.Unindexed(target));
        }

        foreach (ref readonly var index in image.FieldIndexes)
        {
            if (CallConditions.IsShared(index.Field)) continue;
            if (action.Value(index.Field) is not { } value) continue;
            if (index.Field != FieldKind.Path) LiteralScanner.Scan(image, in index, value.Span, _found);
            else foreach (var form in evaluator.PathForms.All) LiteralScanner.Scan(image, in index, form, _found);
        }

        return _found;
    }

    private CandidateSet FindShared(ConditionEvaluator evaluator)
    {
        var shared = new CandidateSet(image.RuleCount);
        foreach (ref readonly var index in image.FieldIndexes)
        {
            if (!CallConditions.IsShared(index.Field)) continue;
            if (evaluator.ValueOf(image, index.Field, index.InputField) is { } value) LiteralScanner.Scan(image, in index, value.Span, shared);
        }

        return shared;
    }
}
