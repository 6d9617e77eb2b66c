using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Whether the action has the field that a condition looks at, and whether its value (the empty text without one) fits the operand.</summary>
internal readonly record struct Comparison(bool IsPresent, bool Fits);

/// <summary>Which comparison: a node of an image.</summary>
/// <remarks>Hashed by the node alone: the framework's combined hash codes ask the kernel for a random seed at their first use, and a call has few images.</remarks>
internal readonly record struct ComparisonKey(RuleImage Image, int Node)
{
    public bool Equals(ComparisonKey other) => Node == other.Node && ReferenceEquals(Image, other.Image);

    public override int GetHashCode() => Node;
}

/// <summary>
/// Remembers the comparisons on fields that all actions of a call share, so that a call of thousands of actions costs no more than
/// its size: a member of the input may hold megabytes.
/// </summary>
internal sealed class CallConditions
{
    private readonly Dictionary<ComparisonKey, Comparison> _known = [];

    /// <summary>Whether every action of a call has the same value of the field.</summary>
    public static bool IsShared(FieldKind field) => field is FieldKind.Tool or FieldKind.Agent or FieldKind.Cwd or FieldKind.Input;

    public bool TryGet(RuleImage image, int node, out Comparison comparison) => _known.TryGetValue(new ComparisonKey(image, node), out comparison);

    public void Add(RuleImage image, int node, Comparison comparison) => _known.Add(new ComparisonKey(image, node), comparison);
}
