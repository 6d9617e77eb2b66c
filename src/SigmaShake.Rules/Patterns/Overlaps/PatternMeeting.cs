using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>
/// Whether a shell's pattern and a rule's meet in some path: a walk over the pairs of states, one of each, that both can be in after the same text. There are
/// as many pairs as the one has states times the other, and each is looked at once.
/// </summary>
/// <remarks>What the walk cannot know, such as a look-around, counts as fulfilled.</remarks>
internal sealed class PatternMeeting
{
    // The rule's pattern has not begun to match, or has matched: either way whatever comes is taken.
    private const int Waiting = -1;
    private const int Matched = -2;

    private readonly NfaProgram _names;
    private readonly NfaProgram _rule;
    private readonly int _maxWork;
    private readonly Stack<(int Name, int Rule)> _pending = new();
    private readonly HashSet<long> _seen = [];
    private readonly List<int> _open = [];
    private readonly HashSet<int> _passed = [];
    private readonly List<int> _openNames = [];
    private readonly HashSet<int> _passedNames = [];
    private bool _found;

    private PatternMeeting(NfaProgram names, NfaProgram rule, int maxWork)
    {
        _names = names;
        _rule = rule;
        _maxWork = maxWork;
    }

    /// <summary>How much was looked at.</summary>
    public int Work { get; private set; }

    /// <summary>Whether some path is matched by both; yes where that takes too long.</summary>
    public static bool Exists(NfaProgram names, NfaProgram rule, int maxWork, out int work)
    {
        var meeting = new PatternMeeting(names, rule, maxWork);
        meeting.EnterNames(names.Start, Waiting, atStart: true);
        while (!meeting._found && meeting.Work <= maxWork && meeting._pending.TryPop(out var pair)) meeting.Step(pair.Name, pair.Rule);
        work = meeting.Work;
        return meeting._found || work > maxWork;
    }

    // From a state of the names, through what consumes nothing.
    private void EnterNames(int name, int rule, bool atStart)
    {
        _openNames.Clear();
        _passedNames.Clear();
        _openNames.Add(name);
        while (_openNames.Count > 0 && !_found)
        {
            var at = Take(_openNames);
            if (!_passedNames.Add(at)) continue;
            Work++;
            var instruction = _names.Instructions[at];
            if (instruction.Op == Opcode.Split)
            {
                _openNames.Add(instruction.Next);
                _openNames.Add(instruction.Argument);
            }
            else
            {
                EnterRule(at, rule, atStart, atEnd: instruction.Op == Opcode.Match);
            }
        }
    }

    // From a state of the rule, at a state of the names that consumes something, or at the end.
    private void EnterRule(int name, int rule, bool atStart, bool atEnd)
    {
        if (rule == Matched)
        {
            Add(name, Matched, atEnd);
            return;
        }

        _open.Clear();
        _passed.Clear();
        if (rule != Waiting)
        {
            _open.Add(rule);
        }
        else
        {
            if (atStart || !_rule.OnlyAtTextStart) _open.Add(_rule.Start);
            if (!_rule.OnlyAtTextStart && !atEnd) Add(name, Waiting, atEnd);
        }

        while (_open.Count > 0)
        {
            var at = Take(_open);
            if (!_passed.Add(at)) continue;
            Work++;
            var instruction = _rule.Instructions[at];
            switch (instruction.Op)
            {
                case Opcode.Split:
                    _open.Add(instruction.Next);
                    _open.Add(instruction.Argument);
                    break;
                case Opcode.Assert when Holds((AssertionKind)instruction.Argument, atStart, atEnd):
                case Opcode.Look or Opcode.NotLook:
                    _open.Add(instruction.Next);
                    break;
                case Opcode.Literal or Opcode.Set when !atEnd:
                    Add(name, at, atEnd);
                    break;
                case Opcode.Match:
                    Add(name, Matched, atEnd);
                    break;
            }
        }
    }

    private void Add(int name, int rule, bool atEnd)
    {
        if (atEnd) _found |= rule == Matched;
        else if (_seen.Add(((long)name << 32) | (uint)rule)) _pending.Push((name, rule));
    }

    private void Step(int name, int rule)
    {
        Work++;
        var instruction = _names.Instructions[name];
        if (instruction.Op == Opcode.Set && _names.Sets[instruction.Argument].Bounds.Length == 0) return;
        if (rule is Waiting or Matched) EnterNames(instruction.Next, rule, atStart: false);
        else if (Meet(instruction, _rule.Instructions[rule])) EnterNames(instruction.Next, _rule.Instructions[rule].Next, atStart: false);
    }

    private bool Meet(Instruction name, Instruction rule)
    {
        if (name.Op == Opcode.Literal) return rule.Op == Opcode.Literal ? name.Argument == rule.Argument : _rule.Sets[rule.Argument].Contains(name.Argument);
        return rule.Op == Opcode.Literal ? _names.Sets[name.Argument].Contains(rule.Argument) : Meet(_names.Sets[name.Argument], _rule.Sets[rule.Argument]);
    }

    // Where two sets meet, one of their stretches begins in the other.
    private bool Meet(CodePointSet one, CodePointSet other)
    {
        Work += (one.Bounds.Length + other.Bounds.Length) / 2;
        return BeginsIn(one, other) || BeginsIn(other, one);
    }

    private static bool BeginsIn(CodePointSet one, CodePointSet other)
    {
        for (var i = 0; i < one.Bounds.Length; i += 2)
        {
            if (other.Contains(one.Bounds[i])) return true;
        }

        return false;
    }

    private static int Take(List<int> open)
    {
        var last = open[^1];
        open.RemoveAt(open.Count - 1);
        return last;
    }

    private static bool Holds(AssertionKind kind, bool atStart, bool atEnd) => kind switch
    {
        AssertionKind.TextStart => atStart,
        AssertionKind.TextEnd => atEnd,
        _ => true,
    };
}
