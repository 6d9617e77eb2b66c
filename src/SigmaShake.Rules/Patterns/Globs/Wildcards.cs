using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary>The trees of wildcards, the same in every glob.</summary>
internal static class Wildcards
{
    /// <summary>All but the slash: what a character of a segment may be.</summary>
    public static readonly CodePointSet NoSlash = CodePointSet.Of('/').Complement();

    /// <summary>Any text.</summary>
    public static readonly PatternNode Anything = AnyNumberOf(CodePointSet.All);

    private static readonly PatternNode Slash = new PatternNode.Literal('/');

    /// <summary><c>**/</c> where a glob begins: nothing, a slash, or anything up to a slash.</summary>
    public static readonly PatternNode LeadingSegments = PatternNode.OneOf([
        PatternNode.Repeated(Slash, 0, 1, greedy: true),
        PatternNode.InSequence([Anything, Slash]),
    ]);

    /// <summary><c>/**/</c>: one slash, or two with anything between them.</summary>
    public static readonly PatternNode InnerSegments = PatternNode.OneOf([
        Slash,
        PatternNode.InSequence([Slash, Anything, Slash]),
    ]);

    /// <summary><c>/**</c> where a glob ends: all that is below, and not the folder itself.</summary>
    public static readonly PatternNode TrailingSegments = PatternNode.InSequence([Slash, Anything]);

    /// <summary>Any text of these characters.</summary>
    public static PatternNode AnyNumberOf(CodePointSet characters) =>
        PatternNode.Repeated(new PatternNode.Set(characters), 0, null, greedy: true);
}
