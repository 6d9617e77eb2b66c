using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Rules.Patterns.Syntax;

/// <summary>The tree of a pattern, or why there is none.</summary>
internal readonly record struct ParseResult(PatternNode? Tree, PatternError? Error)
{
    [MemberNotNullWhen(true, nameof(Tree))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;
}
