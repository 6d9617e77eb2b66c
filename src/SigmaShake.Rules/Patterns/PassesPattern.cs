using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns;

/// <summary>What a regex and a glob have in common once they are trees.</summary>
internal static class PassesPattern
{
    public static PatternResult Compile(ParseResult parsed, string operand, PatternTraits traits)
    {
        if (!parsed.Succeeded) return new PatternResult(null, parsed.Error);
        var compiled = ProgramCompiler.Compile(parsed.Tree);
        if (!compiled.Succeeded) return new PatternResult(null, OperandCheck.TooLarge(operand, compiled.ExceededLimit));
        if (PatternWriter.SimulatedBytes(compiled.Program) > PatternLimits.MaxProgramBytes)
            return new PatternResult(null, OperandCheck.TooLarge(operand, $"the pattern needs more than {PatternLimits.MaxStoredBytes >> 20} MiB"));
        var pattern = new CompiledPattern(PatternForm.Passes, traits, RequiredLiteral.Of(parsed.Tree), compiled.Program, parsed.Tree);
        return new PatternResult(TextPattern.Of(pattern), null);
    }
}
