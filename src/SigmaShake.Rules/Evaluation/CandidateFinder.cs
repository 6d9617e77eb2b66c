using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
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
    private Dictionary<int, CandidateSet>? _scripts;
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

        if (action.Invocation is { } invocation) FindInvoking(invocation, evaluator.Script);
        foreach (ref readonly var index in image.FieldIndexes)
        {
            if (index.Scope != IndexScope.Field || CallConditions.IsShared(index.Field)) continue;

            // What a text operator finds on a simple command it finds by the script around it.
            if (index.Field == FieldKind.Command && action.Invocation is not null) continue;
            if (action.Value(index.Field) is not { } value) continue;
            if (index.Field != FieldKind.Path) LiteralScanner.Scan(image, in index, value.Span, _found);
            else foreach (var form in evaluator.PathForms.All) LiteralScanner.Scan(image, in index, form, _found);
        }

        if (action.Path is not null) evaluator.Reach?.AddCandidates(image, _found);

        return _found;
    }

    private void FindInvoking(SimpleCommand command, int script)
    {
        if (command.Words is [{ Pattern: not null }, ..])
        {
            // `/bin/r?` may be any program.
            _found.AddEvery();
            return;
        }

        foreach (ref readonly var index in image.FieldIndexes)
        {
            if (index.Scope == IndexScope.Program) LiteralScanner.Scan(image, in index, command.ProgramName.Span, _found);
            else if (index.Scope == IndexScope.Script) _found.AddAll(OfScript(in index, command, script));
        }
    }

    // A script is read once, however many commands stand in it.
    private CandidateSet OfScript(in FieldIndex index, SimpleCommand command, int script)
    {
        _scripts ??= [];
        if (_scripts.TryGetValue(script, out var known)) return known;
        var found = new CandidateSet(image.RuleCount);
        LiteralScanner.Scan(image, in index, command.Script.Span, found);
        _scripts.Add(script, found);
        return found;
    }

    private CandidateSet FindShared(ConditionEvaluator evaluator)
    {
        var shared = new CandidateSet(image.RuleCount);
        foreach (ref readonly var index in image.FieldIndexes)
        {
            if (index.Scope != IndexScope.Field || !CallConditions.IsShared(index.Field)) continue;
            if (evaluator.ValueOf(image, index.Field, index.InputField) is { } value) LiteralScanner.Scan(image, in index, value.Span, shared);
        }

        return shared;
    }
}
