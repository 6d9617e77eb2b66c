using System.Diagnostics.CodeAnalysis;
using SigmaShake.Rules.Patterns;

namespace SigmaShake.Rules.Templates;

/// <summary>A compiled template, or why there is none.</summary>
/// <param name="Template">The template.</param>
/// <param name="Error">Why there is none.</param>
/// <param name="Doubt">Why a part of a template that was compiled fits no command; null where nothing is amiss.</param>
internal readonly record struct TemplateResult(CommandTemplate? Template, PatternError? Error, PatternError? Doubt = null)
{
    /// <summary>Whether the operand was compiled.</summary>
    [MemberNotNullWhen(true, nameof(Template))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Template is not null;
}
