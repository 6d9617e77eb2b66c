using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns;

/// <summary>An operand that was understood, before it is laid out.</summary>
/// <param name="Literal">What it compares with; of <see cref="PatternForm.Passes"/>, what every match holds, perhaps nothing.</param>
/// <param name="Program">What <see cref="PatternForm.Passes"/> runs.</param>
/// <param name="Tree">What that was compiled from.</param>
internal sealed record CompiledPattern(PatternForm Form, PatternTraits Traits, byte[] Literal, NfaProgram? Program = null, PatternNode? Tree = null);
