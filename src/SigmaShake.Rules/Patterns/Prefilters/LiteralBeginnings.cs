using System.Text;
using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Prefilters;

/// <summary>
/// What a pattern on paths begins with, letter by letter, up to its first wildcard: <c>~/.ssh/</c> of <c>~/.ssh/**</c>, one for each choice. What a
/// recursive effect below a folder reaches is told by that. Of a glob that begins with <c>**/</c> it is what follows: <c>**/.ssh/</c> of <c>**/.ssh/id_*</c>.
/// </summary>
internal static class LiteralBeginnings
{
    /// <summary>What stands for any folders at the beginning.</summary>
    public const string AnyFolders = "**/";

    private const int MaxChoices = 64;

    /// <summary>The beginnings that name a folder; none of a pattern that may match anywhere.</summary>
    public static IReadOnlyList<string> Of(CompiledPattern pattern)
    {
        if (pattern.Form is PatternForm.Equals or PatternForm.StartsWith) return Named([Encoding.UTF8.GetString(pattern.Literal)]);
        if ((pattern.Traits & PatternTraits.LastSegment) != PatternTraits.None) return [];
        return pattern.Tree is PatternNode.Sequence { Items: [PatternNode.Assertion { Kind: AssertionKind.TextStart }, ..] items }
            ? Named(Extend([new Beginning("", IsOpen: true)], items.Skip(1)).Select(beginning => beginning.Text))
            : [];
    }

    private static IReadOnlyList<string> Named(IEnumerable<string> beginnings) => [.. beginnings.Where(Names).Distinct()];

    // At least one whole folder, but for what is looked for from the root.
    private static bool Names(string beginning) => beginning.StartsWith(AnyFolders, StringComparison.Ordinal)
        ? beginning.IndexOf('/', AnyFolders.Length) > 0
        : beginning.Contains('/');

    private static List<Beginning> Extend(List<Beginning> beginnings, IEnumerable<PatternNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (!beginnings.Exists(beginning => beginning.IsOpen)) break;
            var extended = beginnings.SelectMany(beginning => beginning.IsOpen ? Extend(beginning, node) : [beginning]).Distinct().Take(MaxChoices + 1).ToList();
            if (extended.Count > MaxChoices) return beginnings.ConvertAll(beginning => beginning with { IsOpen = false });
            beginnings = extended;
        }

        return beginnings;
    }

    private static IEnumerable<Beginning> Extend(Beginning beginning, PatternNode node) => node switch
    {
        PatternNode.Empty => [beginning],
        PatternNode.Literal literal => [beginning with { Text = beginning.Text + Character(literal.CodePoint) }],
        _ when ReferenceEquals(node, Wildcards.LeadingSegments) => [beginning with { Text = AnyFolders }],
        PatternNode.Sequence sequence => Extend([beginning], sequence.Items),
        PatternNode.Choice choice => choice.Branches.SelectMany(branch => Extend([beginning], [branch])),
        _ => [beginning with { IsOpen = false }],
    };

    private static string Character(int codePoint) => Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : "\uFFFD";

    /// <summary>A beginning, and whether the pattern may go on letter by letter.</summary>
    private readonly record struct Beginning(string Text, bool IsOpen);
}
