using SigmaShake.Rules.Images;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Collects the truth of each comparison of a rule, in the order in which they stand.</summary>
internal sealed class ConditionTrace(RuleImage image, int end, string file)
{
    public List<ConditionTruth> Truths { get; } = [];

    public void Add(int node, bool holds) => Truths.Add(new ConditionTruth(RuleReader.ReadCondition(image, node, end, file), holds));
}
