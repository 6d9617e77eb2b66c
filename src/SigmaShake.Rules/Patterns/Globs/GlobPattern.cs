using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Simulation;

namespace SigmaShake.Rules.Patterns.Globs;

/// <summary>GLOB: the whole value matches; on a path, a glob without a slash is held against the last segment.</summary>
internal sealed class GlobPattern : TextPattern
{
    private readonly NfaProgram _program;
    private readonly byte[] _required;
    private readonly bool _lastSegmentOnly;

    private GlobPattern(NfaProgram program, byte[] required, bool lastSegmentOnly)
    {
        _program = program;
        _required = required;
        _lastSegmentOnly = lastSegmentOnly;
    }

    /// <summary>Compiles an operand that <see cref="OperandCheck"/> has let through.</summary>
    public static PatternResult Compile(string operand, bool onPath)
    {
        var parsed = GlobParser.Parse(operand, onPath);
        if (!parsed.Succeeded) return new PatternResult(null, parsed.Error);
        var compiled = ProgramCompiler.Compile(parsed.Tree);
        return compiled.Succeeded
            ? new PatternResult(new GlobPattern(compiled.Program, RequiredLiteral.Of(parsed.Tree), onPath && !operand.Contains('/')), null)
            : new PatternResult(null, OperandCheck.TooLarge(operand, compiled.ExceededLimit));
    }

    public override bool IsMatch(ReadOnlySpan<byte> value)
    {
        if (_lastSegmentOnly) value = value[(value.LastIndexOf((byte)'/') + 1)..];
        return value.IndexOf(_required) >= 0 && Simulator.IsMatch(_program, value);
    }
}
