using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>
/// Whether, of all paths that a shell's pattern could name, some is matched by a rule's pattern (<see cref="PatternMeeting"/>), and whether some is not: a walk
/// over the states that both can be in after the same text. The rule's pattern finds its match anywhere, so it is a set of states; the shell's takes the
/// whole, and is one.
/// </summary>
/// <remarks>
/// What the walk cannot know, such as a look-around, counts as the caller asks for; where the walk takes too long, the answer is yes, which is the
/// strict side for a condition and for a negated one. Paths are short: what a rule says of them seldom has a hundred states.
/// </remarks>
internal sealed class PatternOverlap
{
    private const int MaxWork = 1 << 16;

    private readonly OverlapBudget _budget;
    private readonly NfaProgram _names;
    private readonly NfaProgram _rule;
    private readonly Queue<(int Name, int[] Rule)> _pending = new();
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<int> _characters = [];
    private int _work;
    private bool _found;

    private PatternOverlap(NfaProgram names, NfaProgram rule, OverlapBudget budget)
    {
        _budget = budget;
        _names = names;
        _rule = rule;
    }

    /// <summary>Whether some path that <paramref name="names"/> stands for is matched by <paramref name="rule"/>.</summary>
    /// <inheritdoc cref="PatternMeeting.Exists"/>
    /// <param name="budget">What is left for the call.</param>
    public static bool CanMatch(NfaProgram names, NfaProgram rule, OverlapBudget budget, bool isAimed = false)
    {
        if (budget.IsSpent) return true;
        var meets = PatternMeeting.Exists(names, rule, isAimed, MaxWork, out var work);
        budget.Spend(work);
        return meets;
    }

    /// <summary>Whether some path that <paramref name="names"/> stands for is not matched by <paramref name="rule"/>.</summary>
    public static bool CanMiss(NfaProgram names, NfaProgram rule, OverlapBudget budget) =>
        new PatternOverlap(names, rule, budget).Walk();

    private bool Walk()
    {
        if (_budget.IsSpent) return true;
        Enter(_names.Start, [], atStart: true);
        while (_pending.TryDequeue(out var pair) && !_found && _work <= MaxWork) Step(pair.Name, pair.Rule);
        _budget.Spend(_work);
        return _found || _work > MaxWork;
    }

    // From a state of the names, through what consumes nothing.
    private void Enter(int name, int[] rule, bool atStart)
    {
        var open = new Stack<int>([name]);
        var passed = new HashSet<int>();
        while (open.TryPop(out var at))
        {
            if (!passed.Add(at)) continue;
            _work++;
            var instruction = _names.Instructions[at];
            switch (instruction.Op)
            {
                case Opcode.Split:
                    open.Push(instruction.Next);
                    open.Push(instruction.Argument);
                    break;
                case Opcode.Match:
                    _found |= !Closure(rule, atStart, atEnd: true).Matches;
                    break;
                default:
                    Add(at, Closure(rule, atStart, atEnd: false));
                    break;
            }
        }
    }

    private void Add(int name, (int[] States, bool Matches) rule)
    {
        // Once it has matched, it has, whatever follows.
        if (rule.Matches) return;
        var states = rule.States;
        var key = string.Create(states.Length + 1, (name, states), static (span, pair) =>
        {
            span[0] = (char)pair.name;
            for (var i = 0; i < pair.states.Length; i++) span[i + 1] = (char)pair.states[i];
        });
        if (_seen.Add(key)) _pending.Enqueue((name, states));
    }

    private void Step(int name, int[] rule)
    {
        var instruction = _names.Instructions[name];
        _characters.Clear();
        if (instruction.Op == Opcode.Literal) _characters.Add(instruction.Argument);
        else AddClasses(instruction.Argument, rule);

        foreach (var character in _characters)
        {
            if (_found || _work > MaxWork) return;
            Enter(instruction.Next, [.. rule.Where(state => Takes(state, character)).Select(state => _rule.Instructions[state].Next)], atStart: false);
        }
    }

    // One character for each class of those that the set allows and the rule's states tell apart.
    private void AddClasses(int setNumber, int[] rule)
    {
        var set = _names.Sets[setNumber];
        for (var i = 0; i < set.Bounds.Length; i += 2) _characters.Add(set.Bounds[i]);
        foreach (var state in rule)
        {
            var instruction = _rule.Instructions[state];
            if (instruction.Op == Opcode.Literal)
            {
                AddIn(set, instruction.Argument);
                AddIn(set, instruction.Argument + 1);
                continue;
            }

            foreach (var bound in _rule.Sets[instruction.Argument].Bounds)
            {
                AddIn(set, bound);
                AddIn(set, bound + 1);
            }

            _work += _rule.Sets[instruction.Argument].Bounds.Length;
        }
    }

    private void AddIn(Unicode.CodePointSet set, int character)
    {
        if (set.Contains(character)) _characters.Add(character);
    }

    private bool Takes(int state, int character)
    {
        _work++;
        var instruction = _rule.Instructions[state];
        return instruction.Op == Opcode.Literal ? instruction.Argument == character : _rule.Sets[instruction.Argument].Contains(character);
    }

    // What the rule's states come to before the next character, and whether it has matched by then. It may begin to match anywhere.
    private (int[] States, bool Matches) Closure(int[] from, bool atStart, bool atEnd)
    {
        var open = new Stack<int>(from);
        if (atStart || !_rule.OnlyAtTextStart) open.Push(_rule.Start);
        var passed = new HashSet<int>();
        var states = new SortedSet<int>();
        var matches = false;
        while (open.TryPop(out var at))
        {
            if (!passed.Add(at)) continue;
            _work++;
            var instruction = _rule.Instructions[at];
            switch (instruction.Op)
            {
                case Opcode.Split:
                    open.Push(instruction.Next);
                    open.Push(instruction.Argument);
                    break;
                case Opcode.Assert when Holds((AssertionKind)instruction.Argument, atStart, atEnd):
                    open.Push(instruction.Next);
                    break;
                case Opcode.Literal or Opcode.Set:
                    states.Add(at);
                    break;
                case Opcode.Match:
                    matches = true;
                    break;
            }
        }

        return ([.. states], matches);
    }

    private static bool Holds(AssertionKind kind, bool atStart, bool atEnd) => kind switch
    {
        AssertionKind.TextStart => atStart,
        AssertionKind.TextEnd => atEnd,
        _ => false,
    };
}
