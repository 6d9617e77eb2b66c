using System.Numerics;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

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
    private readonly Surroundings[] _kindOf;
    private readonly List<Surroundings> _kinds = [];
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
        _kindOf = KindsOfClasses(pass);
        foreach (var kind in _kindOf)
        {
            if (!_kinds.Contains(kind)) _kinds.Add(kind);
        }

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

    private static Surroundings[] KindsOfClasses(PassProgram pass)
    {
        var asked = pass.AskedBefore | pass.AskedAfter;
        var representatives = pass.Alphabet.Representatives;
        var kinds = new Surroundings[representatives.Length + 1];
        for (var i = 0; i < representatives.Length; i++)
        {
            if ((asked & Surroundings.Word) != Surroundings.None && Unicode.UnicodeSets.Word.Contains(representatives[i])) kinds[i] |= Surroundings.Word;
            if ((asked & Surroundings.NewLine) != Surroundings.None && representatives[i] == '\n') kinds[i] |= Surroundings.NewLine;
        }

        kinds[^1] = Surroundings.Edge;
        return kinds;
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
        foreach (var kind in _kinds)
        {
            for (var marks = 0; marks < 1 << _pass.Looks.Count; marks++)
            {
                var changed = Close(state, before, kind, marks) || marks == 0;
                var row = (state * _symbols) + (marks * _classes);
                if (!changed) CopyRow(row - (marks * _classes), row, kind);
                else if (!FillPart(row, kind)) return false;
                // Where nothing of the set asks a look-around, all their answers lead to the same.
            }
        }

        return true;
    }

    private void CopyRow(int from, int to, Surroundings kind)
    {
        for (var i = 0; i < _classes; i++)
        {
            if (_kindOf[i] == kind) _rows[to + i] = _rows[from + i];
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
        if (!_budget.TrySpend(_closed.Length + count)) return false;
        for (var i = 0; i < _classes; i++)
        {
            if (_kindOf[i] != kind) continue;
            if (matched && !_marking) _rows[row + i] = RawAutomaton.Matched;
            else if (i == _classes - 1) _rows[row + i] = matched ? RawAutomaton.Matched : RawAutomaton.Dead;
            else if (!Step(i, count, matched, ref _rows[row + i])) return false;
        }

        return true;
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
                _consuming[count] = state * PassProgram.ClassWords;
                _offsets[count++] = _pass.Targets[state];
            }
        }

        return (matched, count);
    }

    private bool Step(int symbol, int count, bool marked, ref int next)
    {
        Array.Clear(_target);
        if (!_onlyAtStart) Join(_target, _pass.StartTarget);
        var joined = 1;
        var accepts = _pass.Accepts;
        var classWord = symbol >> 6;
        for (var i = 0; i < count; i++)
        {
            if ((accepts[_consuming[i] + classWord] >> symbol & 1) == 0) continue;
            Join(_target, _offsets[i]);
            joined++;
        }

        next = Enter(_kindOf[symbol], marked);
        return _budget.TrySpend(count + ((joined + 2) * _target.Length));
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
