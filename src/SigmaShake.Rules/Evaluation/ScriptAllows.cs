using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Evaluation;

/// <summary>
/// What a person allowed by the text of a script holds for the one command that it is, unless the same source says something of that command itself.
/// Found by the script: a call may have thousands of both.
/// </summary>
internal sealed class ScriptAllows
{
    private Dictionary<ScriptKey, List<RuleMatch>>? _allows;

    /// <summary>Keeps what was allowed, where the judged action is a script.</summary>
    public void Note(ActionJudgement judgement)
    {
        if (judgement.Action is not { Invocation: null, Command: { } text } || judgement.ForItsCommand() is not { Count: > 0 } allows) return;
        _allows ??= [];
        if (_allows.TryGetValue(new ScriptKey(text), out var known)) known.AddRange(allows);
        else _allows.Add(new ScriptKey(text), allows);
    }

    /// <summary>Adds what was allowed by the script that an action is the command of.</summary>
    public void AddTo(List<RuleMatch> verdicts, ToolAction action)
    {
        if (_allows is null || action is not { Capability: Capability.Execute, Invocation: not null, Command: { } script }) return;
        if (!_allows.TryGetValue(new ScriptKey(script), out var allows)) return;
        foreach (var allow in allows)
        {
            if (!verdicts.Exists(verdict => ReferenceEquals(verdict.Rule.Source, allow.Rule.Source))) verdicts.Add(allow);
        }
    }
}
