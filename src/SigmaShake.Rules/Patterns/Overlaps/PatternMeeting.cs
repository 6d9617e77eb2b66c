using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>
/// Whether a shell's pattern and a rule's meet in some path: a walk over the pairs of states, one of each, that both can be in after the same text. There are
/// as many pairs as the one has states times the other, and each is looked at once for each aim.
/// </summary>
/// <remarks>
/// What the walk cannot know, such as a look-around, counts as fulfilled.
/// <para>
/// Nearly every pattern could name nearly every file: <c>README*</c> a <c>README.kdbx</c>, <c>*.json</c> a <c>logins.json</c>. Whoever writes <c>.en*</c> or <c>~/.aws/cred*</c> means the
/// file all the same. So a meeting can be asked to be <em>aimed</em>: of the letters that the rule names, the pattern must name as many as its wildcards make up,
/// where one in front of a name's first wildcard counts twice.
/// </para>
/// </remarks>
internal sealed class PatternMeeting
{
    // The rule's pattern has not begun to match, or has matched: either way whatever comes is taken.
    private const int Waiting = -1;
    private const int Matched = -2;

    private readonly NfaProgram _names;
    private readonly NfaProgram _rule;
    private readonly int _maxWork;
    private readonly bool _isAimed;
    private readonly Stack<Pair> _pending = new();
    private readonly Dictionary<(int Name, int Rule, Place Place), int> _best = [];
    private readonly List<int> _open = [];
    private readonly HashSet<int> _passed = [];
    private readonly List<int> _openNames = [];
    private readonly HashSet<int> _passedNames = [];
    private bool _found;

    private PatternMeeting(NfaProgram names, NfaProgram rule, bool isAimed, int maxWork)
    {
        _isAimed = isAimed;
        _names = names;
        _rule = rule;
        _maxWork = maxWork;
    }

    /// <summary>How much was looked at.</summary>
    public int Work { get; private set; }

    /// <summary>Whether some path is matched by both; yes where that takes too long.</summary>
    /// <param name="names">The shell's pattern.</param>
    /// <param name="rule">The rule's.</param>
    /// <param name="isAimed">Whether the pattern has to name what it means.</param>
    /// <param name="maxWork">How much may be looked at.</param>
    /// <param name="work">How much was.</param>
    public static bool Exists(NfaProgram names, NfaProgram rule, bool isAimed, int maxWork, out int work)
    {
        var meeting = new PatternMeeting(names, rule, isAimed, maxWork);
        meeting.EnterNames(new Pair(names.Start, Waiting, Place.Beginning, 0), atStart: true);
        while (!meeting._found && meeting.Work <= maxWork && meeting._pending.TryPop(out var pair)) meeting.Step(pair);
        work = meeting.Work;
        return meeting._found || work > maxWork;
    }

    // From a state of the names, through what consumes nothing.
    private void EnterNames(in Pair pair, bool atStart)
    {
        _openNames.Clear();
        _passedNames.Clear();
        _openNames.Add(pair.Name);
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
                EnterRule(pair with { Name = at }, atStart, atEnd: instruction.Op == Opcode.Match);
            }
        }
    }

    // From a state of the rule, at a state of the names that consumes something, or at the end.
    private void EnterRule(in Pair pair, bool atStart, bool atEnd)
    {
        if (pair.Rule == Matched)
        {
            Add(pair, atEnd);
            return;
        }

        _open.Clear();
        _passed.Clear();
        if (pair.Rule != Waiting)
        {
            _open.Add(pair.Rule);
        }
        else
        {
            if (atStart || !_rule.OnlyAtTextStart) _open.Add(_rule.Start);
            if (!_rule.OnlyAtTextStart && !atEnd) Add(pair, atEnd);
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
                    Add(pair with { Rule = at }, atEnd);
                    break;
                case Opcode.Match:
                    Add(pair with { Rule = Matched }, atEnd);
                    break;
            }
        }
    }

    private void Add(in Pair pair, bool atEnd)
    {
        if (atEnd)
        {
            _found |= pair.Rule == Matched && pair.Aim >= 0;
            return;
        }

        var key = (pair.Name, pair.Rule, pair.Place);
        if (_best.TryGetValue(key, out var best) && best >= pair.Aim) return;
        _best[key] = pair.Aim;
        _pending.Push(pair);
    }

    private void Step(in Pair pair)
    {
        Work++;
        var name = _names.Instructions[pair.Name];
        if (name.Op == Opcode.Set && _names.Sets[name.Argument].Bounds.Length == 0) return;
        var next = pair with { Name = name.Next, Place = After(name, pair.Place) };
        if (pair.Rule is Waiting or Matched)
        {
            EnterNames(next, atStart: false);
            return;
        }

        var rule = _rule.Instructions[pair.Rule];
        if (Meet(name, rule)) EnterNames(next with { Rule = rule.Next, Aim = pair.Aim + (_isAimed ? AimOf(name, rule, pair.Place) : 0) }, atStart: false);
    }

    // Slashes, and the dot in front of an ending, are in every path.
    private static int AimOf(Instruction name, Instruction rule, Place place)
    {
        if (rule.Op != Opcode.Literal || rule.Argument == '/' || (rule.Argument == '.' && place != Place.Beginning)) return 0;
        if (name.Op != Opcode.Literal) return -1;
        return place == Place.BehindWildcard ? 1 : 2;
    }

    private static Place After(Instruction name, Place place)
    {
        if (name.Op != Opcode.Literal) return Place.BehindWildcard;
        if (name.Argument == '/') return Place.Beginning;
        return place == Place.Beginning ? Place.InName : place;
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

    /// <summary>Where in a name of the path the pattern is.</summary>
    private enum Place
    {
        Beginning,
        InName,
        BehindWildcard,
    }

    /// <summary>A state of each, where the first is, and by how many letters more the pattern has named what the rule does than made it up.</summary>
    private readonly record struct Pair(int Name, int Rule, Place Place, int Aim);
}
