using System.Numerics;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>
/// Makes a program deterministic (Rabin and Scott, 1959). A state is what the program's states may be before the assertions at a place
/// are asked, with what is known of the symbol before; the next symbol answers them, is stepped over, and tells of a match before it.
/// </summary>
internal sealed class SubsetConstruction
{
    /// <summary>Set in what is known of a state that was entered by a symbol with a match before it.</summary>
    private const byte MarkedBit = 8;

    // A table may be larger before it is minimised than it may be stored.
    private const int MaxRawTransitions = 4 * PatternLimits.MaxTransitions;

    private readonly PassProgram _pass;
    private readonly PassDirection _direction;
    private readonly bool _marking;
    private readonly bool _onlyAtStart;
    private readonly WorkBudget _budget;
    private readonly StateTable _states;
    private readonly int _classes;
    private readonly int _symbols;
    private readonly Dictionary<Surroundings, ulong[]> _classSets = [];
    private readonly ClassGroups _groups;
    private readonly ulong[] _closed;
    private readonly ulong[] _asked;
    private readonly ulong[] _target;
    private readonly int[] _consuming;
    private readonly int[] _offsets;
    private int[] _rows;

    private SubsetConstruction(PassProgram pass, PassDirection direction, bool marking, bool onlyAtStart, WorkBudget budget)
    {
        _pass = pass;
        _direction = direction;
        _marking = marking;
        _onlyAtStart = onlyAtStart;
        _budget = budget;
        _states = new StateTable(pass.Words);
        _classes = pass.Alphabet.Count + 1;
        _symbols = _classes << pass.Looks.Count;
        SortClasses();
        _groups = new ClassGroups(pass.Alphabet.Count, pass.ClassWords);
        _closed = new ulong[pass.Words];
        _asked = new ulong[pass.Words];
        _target = new ulong[pass.Words];
        _consuming = new int[pass.Count];
        _offsets = new int[pass.Count];
        _rows = new int[32 * _symbols];
    }

    /// <summary>Constructs the automaton of a pass; null where it grows too large or takes too long.</summary>
    /// <param name="marking">Whether it is to tell all places where a match ends, not only whether there is one.</param>
    /// <param name="onlyAtStart">Whether a match can begin only where the pass does.</param>
    public static RawAutomaton? Build(PassProgram pass, PassDirection direction, bool marking, bool onlyAtStart, WorkBudget budget)
    {
        var construction = new SubsetConstruction(pass, direction, marking, onlyAtStart, budget);
        return construction._symbols <= PatternLimits.MaxTransitions / 4 ? construction.Run() : null;
    }

    /// <summary>Puts the classes that assertions see as the same kind of symbol into one set each.</summary>
    private void SortClasses()
    {
        var asked = _pass.AskedBefore | _pass.AskedAfter;
        var representatives = _pass.Alphabet.Representatives;
        for (var i = 0; i < representatives.Length; i++)
        {
            var kind = Surroundings.None;
            if ((asked & Surroundings.Word) != Surroundings.None && UnicodeSets.Word.Contains(representatives[i])) kind |= Surroundings.Word;
            if ((asked & Surroundings.NewLine) != Surroundings.None && representatives[i] == '\n') kind |= Surroundings.NewLine;
            Add(kind, i);
        }

        Add(Surroundings.Edge, _classes - 1);

        void Add(Surroundings kind, int symbol)
        {
            if (!_classSets.TryGetValue(kind, out var set)) _classSets[kind] = set = new ulong[(_classes + 63) >> 6];
            set[symbol >> 6] |= 1UL << symbol;
        }
    }

    private RawAutomaton? Run()
    {
        // The states 0 and 1 go nowhere; no set that is reached is taken for them.
        Array.Clear(_target);
        _states.NumberOf(_target, 0);
        _states.NumberOf(_target, MarkedBit);
        _pass.Closures.Slice(_pass.StartTarget, _pass.Words).CopyTo(_target);
        var start = Enter(Surroundings.Edge, marked: false);
        Array.Fill(_rows, RawAutomaton.Matched, _symbols, _marking ? 0 : _symbols);
        for (var state = 2; state < _states.Count; state++)
        {
            if (_states.Count * _symbols > MaxRawTransitions) return null;
            if (_rows.Length < (state + 1) * _symbols) Array.Resize(ref _rows, Math.Max((state + 1) * _symbols, 2 * _rows.Length));
            if (!FillRow(state)) return null;
        }

        if (_states.Count * _symbols > MaxRawTransitions) return null;
        var marked = new bool[_states.Count];
        for (var i = 0; i < marked.Length; i++) marked[i] = (_states.KnowledgeOf(i) & MarkedBit) != 0;
        return new RawAutomaton(_rows[..(_states.Count * _symbols)], marked, start, _classes, _pass.Looks, _pass.Alphabet);
    }

    private bool FillRow(int state)
    {
        var before = (Surroundings)(_states.KnowledgeOf(state) & ~MarkedBit);
        foreach (var (kind, classes) in _classSets)
        {
            for (var marks = 0; marks < 1 << _pass.Looks.Count; marks++)
            {
                var changed = Close(state, before, kind, marks) || marks == 0;
                var row = (state * _symbols) + (marks * _classes);
                // Where nothing of the set asks a look-around, all their answers lead to the same.
                if (!changed) CopyClasses(row - (marks * _classes), row, classes);
                else if (!FillPart(row, kind)) return false;
            }
        }

        return true;
    }

    private void CopyClasses(int from, int to, ReadOnlySpan<ulong> classes)
    {
        for (var word = 0; word < classes.Length; word++)
        {
            for (var rest = classes[word]; rest != 0; rest &= rest - 1)
            {
                var symbol = (word << 6) + BitOperations.TrailingZeroCount(rest);
                _rows[to + symbol] = _rows[from + symbol];
            }
        }
    }

    /// <summary>
    /// Asks the assertions of a state, following what holds, into <see cref="_closed"/>; answers whether a look-around was among them.
    /// </summary>
    private bool Close(int state, Surroundings before, Surroundings after, int marks)
    {
        if (_direction == PassDirection.Backward) (before, after) = (after, before);
        _states.SetOf(state).CopyTo(_closed);
        Array.Clear(_asked);
        var lookAsked = false;
        bool grown;
        do
        {
            grown = false;
            for (var word = 0; word < _closed.Length; word++)
            {
                for (ulong open; (open = _closed[word] & _pass.Conditional[word] & ~_asked[word]) != 0;)
                {
                    _asked[word] |= open & (~open + 1);
                    var asking = (word << 6) + BitOperations.TrailingZeroCount(open);
                    lookAsked |= _pass.Ops[asking] != Opcode.Assert;
                    if (!Holds(asking, before, after, marks)) continue;
                    Join(_closed, _pass.Targets[asking]);
                    grown = true;
                }
            }
        }
        while (grown);

        return lookAsked;
    }

    private bool Holds(int asking, Surroundings before, Surroundings after, int marks) => _pass.Ops[asking] switch
    {
        Opcode.Assert => AssertionRules.Holds((AssertionKind)_pass.Arguments[asking], before, after),
        Opcode.Look => (marks >> _pass.Arguments[asking] & 1) != 0,
        _ => (marks >> _pass.Arguments[asking] & 1) == 0,
    };

    /// <summary>Fills the part of a row that belongs to the classes of one kind, from <see cref="_closed"/>.</summary>
    private bool FillPart(int row, Surroundings kind)
    {
        var (matched, count) = ListConsuming();
        if (kind == Surroundings.Edge || (matched && !_marking))
        {
            FillClasses(row, _classSets[kind], matched ? RawAutomaton.Matched : RawAutomaton.Dead);
            return _budget.TrySpend(_closed.Length + _classes);
        }

        // Classes that the same states accept lead to the same state: each such group is stepped over once.
        var groups = _groups.Split(_classSets[kind], _pass.Accepts, _consuming.AsSpan(0, count));
        for (var i = 0; i < groups; i++)
        {
            var classes = _groups[i];
            var next = Step(classes, count, kind, matched);
            FillClasses(row, classes, next);
        }

        return _budget.TrySpend(_closed.Length + _classes + (groups * (count + _closed.Length)));
    }

    private void FillClasses(int row, ReadOnlySpan<ulong> classes, int next)
    {
        for (var word = 0; word < classes.Length; word++)
        {
            for (var rest = classes[word]; rest != 0; rest &= rest - 1) _rows[row + (word << 6) + BitOperations.TrailingZeroCount(rest)] = next;
        }
    }

    private (bool Matched, int Count) ListConsuming()
    {
        var (matched, count) = (false, 0);
        for (var word = 0; word < _closed.Length; word++)
        {
            matched |= (_closed[word] & _pass.Matching[word]) != 0;
            for (var consuming = _closed[word] & ~_pass.Conditional[word] & ~_pass.Matching[word]; consuming != 0; consuming &= consuming - 1)
            {
                var state = (word << 6) + BitOperations.TrailingZeroCount(consuming);
                _consuming[count] = state * _pass.ClassWords;
                _offsets[count++] = _pass.Targets[state];
            }
        }

        return (matched, count);
    }

    /// <summary>The state that classes which are accepted alike lead to.</summary>
    private int Step(ReadOnlySpan<ulong> classes, int count, Surroundings kind, bool marked)
    {
        Array.Clear(_target);
        if (!_onlyAtStart) Join(_target, _pass.StartTarget);
        var word = 0;
        while (classes[word] == 0) word++;
        var first = classes[word] & (~classes[word] + 1);
        var accepts = _pass.Accepts;
        for (var i = 0; i < count; i++)
        {
            if ((accepts[_consuming[i] + word] & first) != 0) Join(_target, _offsets[i]);
        }

        return Enter(kind, marked);
    }

    /// <summary>The state that <see cref="_target"/> is, behind a symbol of this kind.</summary>
    private int Enter(Surroundings kind, bool marked)
    {
        var (any, matched, asks) = (0UL, 0UL, 0UL);
        for (var i = 0; i < _target.Length; i++)
        {
            any |= _target[i];
            matched |= _target[i] & _pass.Matching[i];
            asks |= _target[i] & _pass.Conditional[i];
        }

        if (!_marking && any == 0) return RawAutomaton.Dead;
        if (!_marking && matched != 0) return RawAutomaton.Matched;
        var tracked = _direction == PassDirection.Forward ? _pass.AskedBefore : _pass.AskedAfter;
        var known = asks == 0 ? Surroundings.None : kind & tracked;
        return _states.NumberOf(_target, (byte)((byte)known | (marked ? MarkedBit : 0)));
    }

    private void Join(ulong[] set, int closure)
    {
        var other = _pass.Closures.Slice(closure, set.Length);
        for (var i = 0; i < set.Length; i++) set[i] |= other[i];
    }
}
