using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Rules.Patterns.Program;

/// <summary>A program, or the message that says which limit its pattern exceeds.</summary>
internal readonly record struct ProgramResult(NfaProgram? Program, string? ExceededLimit)
{
    [MemberNotNullWhen(true, nameof(Program))]
    [MemberNotNullWhen(false, nameof(ExceededLimit))]
    public bool Succeeded => ExceededLimit is null;
}
