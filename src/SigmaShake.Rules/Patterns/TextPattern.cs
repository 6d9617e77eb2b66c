using SigmaShake.Rules.Patterns.Automata;
using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Literals;
using SigmaShake.Rules.Patterns.Matching;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Regexes;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns;

/// <summary>
/// What a condition's operator and operand compile to: a predicate over the UTF-8 bytes of a field, in time linear in their number.
/// Immutable and safe to use from several threads.
/// </summary>
public sealed class TextPattern
{
    private readonly CompiledPattern? _compiled;
    private Automaton?[]? _automata;
    private IReadOnlyList<byte[]>? _required;
    private LaidPattern? _laid;
    private LaidPattern? _laidForFinding;

    private TextPattern(CompiledPattern compiled) => _compiled = compiled;

    private TextPattern(LaidPattern laid) => _laid = laid;

    /// <summary>
    /// Of a compiled pattern: strings of which every value that matches holds at least one, if ASCII letters are compared without their
    /// case (they are given in lower case); null if nothing is known, and for a pattern that is used from where it lies.
    /// </summary>
    internal IReadOnlyList<byte[]>? Required => _required ??= _compiled is null ? null : RequiredStrings.Of(_compiled);

    /// <summary>Of a compiled pattern on paths: what it begins with; see <see cref="LiteralBeginnings"/>.</summary>
    internal IReadOnlyList<string> Beginnings => _compiled is null ? [] : LiteralBeginnings.Of(_compiled);

    /// <summary>The program of a compiled GLOB, REGEX or LINE_REGEX; null for the others.</summary>
    internal NfaProgram? Program => _compiled?.Program;

    private Automaton?[] Automata => _automata ?? (_compiled!.Program is { } program ? PassAutomata.Of(program) : []);

    /// <summary>Whether <paramref name="value"/> (UTF-8) satisfies the operator; a condition's NOT is applied by the caller.</summary>
    /// <remarks>A byte that is part of no well-formed code point is matched by nothing, and is stepped over.</remarks>
    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        var laid = _laid ??= LaidPattern.Of(_compiled!, Automata);
        return PatternMatcher.IsMatch(laid.Region, laid.Offset, value);
    }

    /// <summary>Compiles an operand.</summary>
    /// <param name="operator">Any but <see cref="Operator.Exists"/>, which has no operand, and <see cref="Operator.Invokes"/>, which has a template.</param>
    /// <param name="onPath">Whether the field is <c>path</c>, where a glob knows segments.</param>
    /// <param name="operand">The string as the rule means it, escapes resolved.</param>
    /// <returns>The pattern, or why there is none; <see cref="PatternLimits"/> are among the reasons.</returns>
    public static PatternResult Compile(Operator @operator, bool onPath, string operand)
    {
        if (@operator is Operator.Glob or Operator.Regex or Operator.LineRegex && OperandCheck.Of(operand) is { } error)
            return new PatternResult(null, error);

        return @operator switch
        {
            Operator.Equals => LiteralPattern.Compile(PatternForm.Equals, operand),
            Operator.Contains => LiteralPattern.Compile(PatternForm.Contains, operand),
            Operator.StartsWith => LiteralPattern.Compile(PatternForm.StartsWith, operand),
            Operator.EndsWith => LiteralPattern.Compile(PatternForm.EndsWith, operand),
            Operator.Word => LiteralPattern.Compile(PatternForm.Word, operand),
            Operator.Glob => GlobPattern.Compile(operand, onPath),
            Operator.Regex => RegexPattern.Compile(operand, PatternTraits.None),
            Operator.LineContains => LiteralPattern.CompileForLines(operand),
            Operator.LineRegex => RegexPattern.Compile(operand, PatternTraits.EachLine),
            _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "this operator has no operand to compile"),
        };
    }

    /// <summary>A pattern that is used from where <see cref="WriteTo"/> has laid it out.</summary>
    internal static TextPattern At(Region region, int offset) => new(new LaidPattern(region, offset));

    /// <summary>A pattern of what an operand was understood as.</summary>
    internal static TextPattern Of(CompiledPattern compiled) => new(compiled);

    /// <summary>Lays a compiled pattern out; the result is its offset. The same operand is laid out in the same bytes.</summary>
    internal int WriteTo(RegionWriter writer)
    {
        var compiled = _compiled ?? throw new InvalidOperationException("a pattern that is used from where it lies is not laid out again");
        var offset = PatternWriter.Write(writer, compiled, Automata);
        _automata = null; // Large, and seldom asked for twice.
        return offset;
    }

    /// <summary>Does now what laying out would: the larger part of compiling, for which several threads may share many patterns.</summary>
    internal void Prepare()
    {
        _automata ??= Automata;
        _ = Required;
    }

    /// <summary>Where a compiled GLOB, REGEX or LINE_REGEX matches in a text; without any prefilter, by simulation alone.</summary>
    /// <inheritdoc cref="PassRunner.Find"/>
    internal MatchSpan? Find(ReadOnlySpan<byte> text, int start, int end, bool anchored = false)
    {
        var laid = _laidForFinding ??= LaidPattern.Of(_compiled!, Program is null ? [] : PassAutomata.NoneFor(Program));
        var found = PassRunner.Find(laid.Region, in laid.Region.Item<PatternHeader>(laid.Offset), text, start, end, anchored);
        GC.KeepAlive(laid);
        return found;
    }
}
