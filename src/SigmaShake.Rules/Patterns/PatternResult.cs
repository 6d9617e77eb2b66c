using System.Diagnostics.CodeAnalysis;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Patterns;

/// <summary>A compiled pattern, or why there is none.</summary>
public readonly record struct PatternResult(TextPattern? Pattern, PatternError? Error)
{
    /// <summary>Whether the operand was compiled.</summary>
    [MemberNotNullWhen(true, nameof(Pattern))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Pattern is not null;
}

/// <summary>Why an operand was refused.</summary>
/// <param name="Kind">Which diagnostic it becomes.</param>
/// <param name="Message">One line, lower-case, the operand's part in backticks.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="Span">The offending part of the operand.</param>
public sealed record PatternError(PatternErrorKind Kind, string Message, string Help, TextSpan Span);

/// <summary>The kinds of refusal, each with a diagnostic code of its own.</summary>
public enum PatternErrorKind : byte
{
    /// <summary>The pattern is not of the syntax.</summary>
    Syntax,

    /// <summary>It needs something that cannot run in linear time (a back-reference).</summary>
    NotLinear,

    /// <summary>It is longer, deeper or larger when compiled than the limit that the message names.</summary>
    TooLarge,
}
