using SigmaShake.Rules.Patterns.Alphabets;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>
/// The part of a program that one pass over the text runs, as the subset construction wants it: the instructions that consume, ask or
/// match are its states, numbered from 0; splits are gone into sets of states, which are bits in a row of words.
/// </summary>
internal sealed class PassProgram
{
    /// <summary>How many look-arounds one automaton may ask: each doubles its symbols.</summary>
    public const int MaxLooks = 4;

    private const int MaxStates = 2048;
    private const int Unreached = -1;
    private const int Reached = -2;

    private readonly Instruction[] _instructions;
    private readonly CodePointSet[] _sets;
    private readonly int[] _numberOf;
    private readonly int[] _closureOf;
    private readonly int[] _pending;
    private readonly int[] _lastVisit;
    private int _visits;
    private ulong[] _closures = [];
    private int _closureCount;

    private PassProgram(NfaProgram program)
    {
        _instructions = program.Instructions;
        _sets = program.Sets;
        _numberOf = new int[_instructions.Length];
        _closureOf = new int[_instructions.Length];
        _lastVisit = new int[_instructions.Length];
        _pending = new int[_instructions.Length + 1];
        Array.Fill(_numberOf, Unreached);
        Array.Fill(_closureOf, -1);
    }

    /// <summary>How many states there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many words a set of states takes.</summary>
    public int Words { get; private set; }

    /// <summary>What each state does.</summary>
    public Opcode[] Ops { get; private set; } = [];

    /// <summary>An assertion's kind; the bit that the answer of a look-around has in <see cref="Looks"/>.</summary>
    public int[] Arguments { get; private set; } = [];

    /// <summary>Where the set of states that each state goes on to begins in <see cref="Closures"/>.</summary>
    public int[] Targets { get; private set; } = [];

    /// <summary>Sets of states, closed under splits.</summary>
    public ReadOnlySpan<ulong> Closures => _closures;

    /// <summary>Where the set that the pass begins with begins in <see cref="Closures"/>.</summary>
    public int StartTarget { get; private set; }

    /// <summary>How many words a set of classes takes.</summary>
    public int ClassWords { get; private set; }

    /// <summary>The classes that each state accepts, <see cref="ClassWords"/> words for each.</summary>
    public ulong[] Accepts { get; private set; } = [];

    /// <summary>The states that ask something, and those that have matched.</summary>
    public ulong[] Conditional { get; private set; } = [];

    public ulong[] Matching { get; private set; } = [];

    /// <summary>The look-arounds that are asked, by their numbers in the program.</summary>
    public List<int> Looks { get; } = [];

    /// <summary>What is asked of the side before and behind a place.</summary>
    public Surroundings AskedBefore { get; private set; }

    public Surroundings AskedAfter { get; private set; }

    public Alphabet Alphabet { get; private set; } = null!;

    /// <summary>Prepares the pass that begins at an instruction; null where it is too large for an automaton.</summary>
    public static PassProgram? Of(NfaProgram program, int start, WorkBudget budget)
    {
        var pass = new PassProgram(program);
        pass.Reach(start);
        if (pass.Count > MaxStates || pass.Looks.Count > MaxLooks || pass.BuildAlphabet() is not { } alphabet) return null;
        pass.Alphabet = alphabet;
        pass.ClassWords = (alphabet.Count + 63) >> 6;
        pass.FillStates();
        return pass.FillClosures(start, budget) ? pass : null;
    }

    private void Reach(int start)
    {
        var count = 0;
        _pending[count++] = start;
        _numberOf[start] = Reached;
        while (count > 0)
        {
            var instruction = _instructions[_pending[--count]];
            if (instruction.Op == Opcode.Match) continue;
            count = Push(instruction.Next, count);
            if (instruction.Op == Opcode.Split) count = Push(instruction.Argument, count);
        }

        for (var i = 0; i < _numberOf.Length; i++)
        {
            if (_numberOf[i] == Reached && _instructions[i].Op != Opcode.Split) Number(i);
        }

        Words = (Count + 63) >> 6;
    }

    private int Push(int instruction, int count)
    {
        if (_numberOf[instruction] != Unreached) return count;
        _numberOf[instruction] = Reached;
        _pending[count] = instruction;
        return count + 1;
    }

    private void Number(int index)
    {
        _numberOf[index] = Count++;
        var instruction = _instructions[index];
        if (instruction.Op is Opcode.Look or Opcode.NotLook && !Looks.Contains(instruction.Argument)) Looks.Add(instruction.Argument);
        if (instruction.Op != Opcode.Assert) return;
        AskedBefore |= AssertionRules.AskedBefore((AssertionKind)instruction.Argument);
        AskedAfter |= AssertionRules.AskedAfter((AssertionKind)instruction.Argument);
    }

    private Alphabet? BuildAlphabet()
    {
        var sets = new List<CodePointSet>();
        var seenSets = new bool[_sets.Length];
        var seenLiterals = new HashSet<int>();
        for (var i = 0; i < _instructions.Length; i++)
        {
            if (_numberOf[i] < 0) continue;
            var (op, argument, _) = _instructions[i];
            if (op == Opcode.Literal && seenLiterals.Add(argument)) sets.Add(CodePointSet.Of(argument));
            if (op != Opcode.Set || seenSets[argument]) continue;
            seenSets[argument] = true;
            sets.Add(_sets[argument]);
        }

        var asked = AskedBefore | AskedAfter;
        if ((asked & Surroundings.Word) != Surroundings.None) sets.Add(UnicodeSets.Word);
        if ((asked & Surroundings.NewLine) != Surroundings.None) sets.Add(CodePointSet.Of('\n'));
        return sets.Count > 2 * Alphabet.MaxClasses ? null : Alphabet.Of(sets);
    }

    private void FillStates()
    {
        Ops = new Opcode[Count];
        Arguments = new int[Count];
        Targets = new int[Count];
        Accepts = new ulong[Count * ClassWords];
        Conditional = new ulong[Words];
        Matching = new ulong[Words];
        var classesOfSets = new ulong[_sets.Length * ClassWords];
        var filled = new bool[_sets.Length];
        for (var i = 0; i < _instructions.Length; i++)
        {
            var number = _numberOf[i];
            if (number < 0) continue;
            var (op, argument, _) = _instructions[i];
            Ops[number] = op;
            Arguments[number] = op is Opcode.Look or Opcode.NotLook ? Looks.IndexOf(argument) : argument;
            var accepted = Accepts.AsSpan(number * ClassWords, ClassWords);
            switch (op)
            {
                case Opcode.Literal:
                    AddClasses(CodePointSet.Of(argument), accepted);
                    break;
                case Opcode.Set:
                    var classes = classesOfSets.AsSpan(argument * ClassWords, ClassWords);
                    if (!filled[argument]) AddClasses(_sets[argument], classes);
                    filled[argument] = true;
                    classes.CopyTo(accepted);
                    break;
                case Opcode.Match:
                    Matching[number >> 6] |= 1UL << number;
                    break;
                default:
                    Conditional[number >> 6] |= 1UL << number;
                    break;
            }
        }
    }

    private void AddClasses(CodePointSet set, Span<ulong> classes)
    {
        var representatives = Alphabet.Representatives;
        for (var i = 0; i < representatives.Length; i++)
        {
            if (set.Contains(representatives[i])) classes[i >> 6] |= 1UL << i;
        }
    }

    private bool FillClosures(int start, WorkBudget budget)
    {
        StartTarget = ClosureOf(start, budget);
        for (var i = 0; i < _instructions.Length; i++)
        {
            if (_numberOf[i] < 0 || _instructions[i].Op == Opcode.Match) continue;
            Targets[_numberOf[i]] = ClosureOf(_instructions[i].Next, budget);
            if (!budget.TrySpend(1)) return false;
        }

        return true;
    }

    private int ClosureOf(int start, WorkBudget budget)
    {
        if (_closureOf[start] >= 0) return _closureOf[start];
        var offset = _closureCount++ * Words;
        if (_closures.Length < offset + Words) Array.Resize(ref _closures, Math.Max(offset + (16 * Words), 2 * _closures.Length));
        var closure = _closures.AsSpan(offset, Words);
        _visits++;
        var steps = 0;
        var count = 0;
        _pending[count++] = start;
        _lastVisit[start] = _visits;
        while (count > 0)
        {
            steps++;
            var index = _pending[--count];
            var instruction = _instructions[index];
            if (instruction.Op != Opcode.Split)
            {
                closure[_numberOf[index] >> 6] |= 1UL << _numberOf[index];
                continue;
            }

            count = Visit(instruction.Next, count);
            count = Visit(instruction.Argument, count);
        }

        budget.TrySpend(steps);
        return _closureOf[start] = offset;
    }

    private int Visit(int instruction, int count)
    {
        if (_lastVisit[instruction] == _visits) return count;
        _lastVisit[instruction] = _visits;
        _pending[count] = instruction;
        return count + 1;
    }
}
