using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Program;

/// <summary>
/// Turns a tree into a program, from its end to its beginning: each part is told where to go on and answers where it begins,
/// so that nothing is patched but the loops.
/// </summary>
internal sealed class ProgramCompiler
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly List<LookAroundProgram> _lookArounds = [];
    private readonly Dictionary<CodePointSet, int> _numbersOfSets = [];
    private readonly Dictionary<PatternNode, int> _numbersOfLookArounds = new(ReferenceEqualityComparer.Instance);
    private bool _backward;
    private string? _exceededLimit;

    private ProgramCompiler()
    {
    }

    public static ProgramResult Compile(PatternNode tree)
    {
        var compiler = new ProgramCompiler();
        var start = compiler.Emit(tree, compiler.Add(Opcode.Match, 0, 0));
        if (compiler._exceededLimit is { } limit) return new ProgramResult(null, limit);
        var program = new NfaProgram(
            [.. compiler._instructions], [.. compiler._sets], [.. compiler._lookArounds], start, BeginsAtTextStart(tree));
        return new ProgramResult(program, null);
    }

    private static bool BeginsAtTextStart(PatternNode node) => node switch
    {
        PatternNode.Assertion { Kind: AssertionKind.TextStart } => true,
        PatternNode.Sequence sequence => BeginsAtTextStart(sequence.Items[0]),
        PatternNode.Choice choice => choice.Branches.All(BeginsAtTextStart),
        PatternNode.Repeat { Min: > 0 } repeat => BeginsAtTextStart(repeat.Body),
        _ => false,
    };

    /// <summary>Emits <paramref name="node"/> going on at <paramref name="next"/>; the answer is where it begins.</summary>
    private int Emit(PatternNode node, int next) => node switch
    {
        PatternNode.Empty => next,
        PatternNode.Literal literal => Add(Opcode.Literal, literal.CodePoint, next),
        PatternNode.Set set => Add(Opcode.Set, NumberOf(set.Members), next),
        PatternNode.Assertion assertion => Add(Opcode.Assert, (int)assertion.Kind, next),
        PatternNode.LookAround look => Add(look.Negated ? Opcode.NotLook : Opcode.Look, NumberOf(look), next),
        PatternNode.Sequence sequence => EmitSequence(sequence.Items, next),
        PatternNode.Choice choice => EmitChoice(choice.Branches, next),
        PatternNode.Repeat repeat => EmitRepeat(repeat, next),
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    private int EmitSequence(IReadOnlyList<PatternNode> items, int next)
    {
        for (var i = 0; i < items.Count; i++) next = Emit(items[_backward ? i : items.Count - 1 - i], next);
        return next;
    }

    private int EmitChoice(IReadOnlyList<PatternNode> branches, int next)
    {
        var start = Emit(branches[^1], next);
        for (var i = branches.Count - 2; i >= 0; i--) start = Add(Opcode.Split, start, Emit(branches[i], next));
        return start;
    }

    private int EmitRepeat(PatternNode.Repeat repeat, int next)
    {
        var start = next;
        if (repeat.Max is null) start = EmitLoop(repeat, next);
        for (var i = repeat.Min; i < repeat.Max && _exceededLimit is null; i++)
            start = AddSplit(repeat.Greedy, Emit(repeat.Body, start), next);

        // A loop without an upper bound has one obligatory turn in it, unless none is.
        var obligatory = repeat.Max is null ? repeat.Min - 1 : repeat.Min;
        for (var i = 0; i < obligatory && _exceededLimit is null; i++) start = Emit(repeat.Body, start);
        return start;
    }

    /// <summary>
    /// <c>x*</c> or <c>x+</c>. Where x can be empty, <c>x*</c> is emitted as <c>(x+)?</c>: with a single split, a turn that
    /// consumes nothing would come back to a split already visited, and its less preferred way would be lost.
    /// </summary>
    private int EmitLoop(PatternNode.Repeat repeat, int next)
    {
        var split = Add(Opcode.Split, 0, 0);
        var body = Emit(repeat.Body, split);
        _instructions[split] = repeat.Greedy ? new Instruction(Opcode.Split, next, body) : new Instruction(Opcode.Split, body, next);
        if (repeat.Min > 0) return body;
        return repeat.Body.CanBeEmpty ? AddSplit(repeat.Greedy, body, next) : split;
    }

    private int AddSplit(bool greedy, int body, int next) => greedy ? Add(Opcode.Split, next, body) : Add(Opcode.Split, body, next);

    private int Add(Opcode op, int argument, int next)
    {
        if (_instructions.Count == PatternLimits.MaxInstructions)
        {
            _exceededLimit ??= $"the pattern needs more than {PatternLimits.MaxInstructions} instructions";
            return 0;
        }

        _instructions.Add(new Instruction(op, argument, next));
        return _instructions.Count - 1;
    }

    private int NumberOf(CodePointSet set)
    {
        // The same instance, that is: a repeated body, or a class that all patterns share.
        if (_numbersOfSets.TryGetValue(set, out var known)) return known;
        _sets.Add(set);
        return _numbersOfSets[set] = _sets.Count - 1;
    }

    private int NumberOf(PatternNode.LookAround look)
    {
        // A repeated look-around is met many times, and holds at the same places each time.
        if (_numbersOfLookArounds.TryGetValue(look, out var known)) return known;
        var outer = _backward;
        _backward = look.Ahead;
        var start = Emit(look.Body, Add(Opcode.Match, 0, 0));
        _backward = outer;

        if (_lookArounds.Count == PatternLimits.MaxLookArounds)
            _exceededLimit ??= $"the pattern holds more than {PatternLimits.MaxLookArounds} look-arounds";
        _lookArounds.Add(new LookAroundProgram(start, look.Ahead));
        return _numbersOfLookArounds[look] = _lookArounds.Count - 1;
    }
}
