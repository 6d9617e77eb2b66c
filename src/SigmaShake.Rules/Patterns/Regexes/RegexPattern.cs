using System.Buffers;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Simulation;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Regexes;

/// <summary>REGEX: a match is found anywhere in the value.</summary>
internal sealed class RegexPattern : TextPattern
{
    private readonly byte[] _required;
    private readonly SearchValues<byte>? _firstBytes;

    private RegexPattern(NfaProgram program, byte[] required)
    {
        Program = program;
        _required = required;
        _firstBytes = FirstBytes.Of(program);
    }

    /// <summary>The compiled form.</summary>
    public NfaProgram Program { get; }

    /// <summary>Compiles an operand that <see cref="OperandCheck"/> has let through.</summary>
    public static PatternResult Compile(string operand)
    {
        var parsed = RegexParser.Parse(operand);
        if (!parsed.Succeeded) return new PatternResult(null, parsed.Error);
        var compiled = ProgramCompiler.Compile(parsed.Tree);
        return compiled.Succeeded
            ? new PatternResult(new RegexPattern(compiled.Program, RequiredLiteral.Of(parsed.Tree)), null)
            : new PatternResult(null, OperandCheck.TooLarge(operand, compiled.ExceededLimit));
    }

    public override bool IsMatch(ReadOnlySpan<byte> value) =>
        value.IndexOf(_required) >= 0 && Simulator.IsMatch(Program, value, _firstBytes);

    /// <summary>Finds without any prefilter.</summary>
    /// <inheritdoc cref="Simulator.Find"/>
    public MatchSpan? Find(ReadOnlySpan<byte> text, int start, int end, bool anchored = false) =>
        Simulator.Find(Program, text, start, end, anchored);
}
