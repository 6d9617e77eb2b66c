using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Whether the action has the field that a condition looks at, and whether its value (the empty text without one) fits the operand.</summary>
internal readonly record struct Comparison(bool IsPresent, bool Fits);

/// <summary>
/// Remembers the comparisons on fields that all actions of a call share, so that a call of thousands of actions costs no more than
/// its size: a member of the input may hold megabytes.
/// </summary>
internal sealed class CallConditions
{
    private readonly Dictionary<(RuleImage Image, int Node), Comparison> _known = [];

    /// <summary>Whether every action of a call has the same value of the field.</summary>
    public static bool IsShared(FieldKind field) => field is FieldKind.Tool or FieldKind.Agent or FieldKind.Cwd or FieldKind.Input;

    public bool TryGet(RuleImage image, int node, out Comparison comparison) => _known.TryGetValue((image, node), out comparison);

    public void Add(RuleImage image, int node, Comparison comparison) => _known.Add((image, node), comparison);
}
