using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>
/// Finds a few strings of which every match holds at least one, so that many patterns can be ruled out at once. Only an optimisation:
/// that nothing is known is always right. In the spirit of RE2's prefilter, and of the literal extraction of the regex crate.
/// </summary>
internal static class RequiredStrings
{
    /// <summary>Those strings in UTF-8, ASCII letters in lower case; null if none are known.</summary>
    public static IReadOnlyList<byte[]>? Of(CompiledPattern pattern)
    {
        if (pattern.Tree is { } tree) return Describe(tree).BestKnown.Strings;
        return pattern.Literal.Length == 0 ? null : [StringSet.LowerAscii(pattern.Literal)];
    }

    private static NodeStrings Describe(PatternNode node) => node switch
    {
        PatternNode.Literal literal => NodeStrings.OfAll(StringSet.Of(literal.CodePoint)),
        PatternNode.Set set => OfSet(set.Members),
        PatternNode.Sequence sequence => OfSequence(sequence.Items),
        PatternNode.Choice choice => OfChoice(choice.Branches),
        PatternNode.Repeat repeat => OfRepeat(repeat),
        // Look-arounds and assertions consume nothing, so what stands around them is adjacent.
        _ => NodeStrings.OfAll(StringSet.OfEmptyString),
    };

    private static NodeStrings OfSet(CodePointSet members) =>
        StringSet.Of(members) is { IsKnown: true } strings ? NodeStrings.OfAll(strings) : NodeStrings.Unknown;

    private static NodeStrings OfSequence(IReadOnlyList<PatternNode> items)
    {
        var sequence = NodeStrings.OfAll(StringSet.OfEmptyString);
        foreach (var item in items) sequence = sequence.FollowedBy(Describe(item));
        return sequence;
    }

    private static NodeStrings OfChoice(IReadOnlyList<PatternNode> branches)
    {
        var choice = Describe(branches[0]);
        for (var i = 1; i < branches.Count; i++) choice = choice.Or(Describe(branches[i]));
        return choice;
    }

    private static NodeStrings OfRepeat(PatternNode.Repeat repeat)
    {
        var body = Describe(repeat.Body);
        if (repeat.Min == 0) return repeat.Max == 1 ? NodeStrings.OfAll(StringSet.OfEmptyString).Or(body) : NodeStrings.Unknown;
        var turns = body;
        // More turns than this say nothing that these do not.
        var counted = Math.Min(repeat.Min, StringSet.MaxLength);
        for (var i = 1; i < counted && turns.All.IsKnown; i++) turns = turns.FollowedBy(body);
        return turns.All.IsKnown && repeat.Max == counted ? turns : turns.AndMore();
    }
}
