using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>
/// Runs a program over a text by following all its states at once (Thompson 1968; with preferences, Pike's version): at each place,
/// each state is entered at most once, so time is bounded by the text's length times the program's size, whatever the text.
/// </summary>
internal readonly ref struct Simulator
{
    private readonly LaidProgram _program;
    private readonly ReadOnlySpan<Instruction> _instructions;
    private readonly ReadOnlySpan<byte> _text;
    private readonly MatchScratch _scratch;
    private readonly int _start;

    /// <param name="start">The instruction that the pass begins at.</param>
    public Simulator(LaidProgram program, int start, ReadOnlySpan<byte> text, MatchScratch scratch)
    {
        _program = program;
        _instructions = program.Instructions;
        _start = start;
        _text = text;
        _scratch = scratch;
        scratch.Reset(_instructions.Length);
    }

    /// <summary>Whether the pass finds a match anywhere.</summary>
    public bool MatchesAnywhere(bool onlyAtTextStart)
    {
        for (var position = 0; ;)
        {
            if (position == 0 || !onlyAtTextStart)
            {
                if (Enter(_scratch.Current, _start, position, position)) return true;
            }
            else if (_scratch.Current.Count == 0)
            {
                return false;
            }

            if (position == _text.Length) return false;
            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            if (Consume(codePoint, position)) return true;
        }
    }

    /// <summary>Marks where matches end. A look-behind holds there.</summary>
    public void MarkForward(int lookAround)
    {
        var matched = false;
        for (var position = 0; ;)
        {
            matched |= Enter(_scratch.Current, _start, position, position);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == _text.Length) return;
            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            matched = Consume(codePoint, position);
        }
    }

    /// <summary>The same from the other end: where a look-ahead holds.</summary>
    public void MarkBackward(int lookAround)
    {
        var matched = false;
        for (var position = _text.Length; ;)
        {
            matched |= Enter(_scratch.Current, _start, position, position);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == 0) return;
            var codePoint = Utf8Text.ReadBackward(_text, position, out var length);
            position -= length;
            matched = Consume(codePoint, position);
        }
    }

    /// <summary>The leftmost match in a part of the text, by preference among those that begin there; null for none.</summary>
    public MatchSpan? FindPreferred(int start, int end, bool anchored)
    {
        MatchSpan? best = null;
        for (var position = start; ;)
        {
            // A new beginning is preferred to none, and everything under way to a new beginning.
            if (best is null && (position == start || !anchored)) Enter(_scratch.Current, _start, position, position);
            if (_scratch.Current.Count == 0 && (best is not null || anchored)) return best;

            var length = 1;
            var codePoint = position < end ? Utf8Text.ReadForward(_text, position, out length) : Utf8Text.Invalid;
            if (ConsumeInOrder(codePoint, position + length, end) is { } origin) best = new MatchSpan(origin, position);
            if (position >= end) return best;
            position += length;
        }
    }

    /// <summary>Steps all threads over a code point to <paramref name="position"/>; answers whether one has then matched.</summary>
    private bool Consume(int codePoint, int position)
    {
        var current = _scratch.Current;
        var matched = false;
        for (var i = 0; i < current.Count; i++)
        {
            ref readonly var instruction = ref _instructions[current.StateAt(i)];
            if (Accepts(in instruction, codePoint)) matched |= Enter(_scratch.Next, instruction.Next, position, current.OriginAt(i));
        }

        _scratch.Steps += current.Count;
        _scratch.Swap();
        return matched;
    }

    /// <summary>Like <see cref="Consume"/>, but a thread that has matched ends those less preferred; answers where it began.</summary>
    private int? ConsumeInOrder(int codePoint, int position, int end)
    {
        var current = _scratch.Current;
        int? matched = null;
        for (var i = 0; i < current.Count && matched is null; i++)
        {
            ref readonly var instruction = ref _instructions[current.StateAt(i)];
            if (instruction.Op == Opcode.Match)
                matched = current.OriginAt(i);
            else if (position <= end && Accepts(in instruction, codePoint))
                Enter(_scratch.Next, instruction.Next, position, current.OriginAt(i));
        }

        _scratch.Steps += current.Count;
        _scratch.Swap();
        return matched;
    }

    private bool Accepts(ref readonly Instruction instruction, int codePoint) => instruction.Op switch
    {
        Opcode.Literal => instruction.Argument == codePoint && codePoint >= 0,
        Opcode.Set => _program.IsInSet(instruction.Argument, codePoint),
        _ => false,
    };

    /// <summary>Adds a state and all that it reaches without consuming, preferred ones first; answers whether a match is among them.</summary>
    private bool Enter(ThreadList threads, int state, int position, int origin)
    {
        var pending = _scratch.Pending;
        var count = 0;
        var matched = false;
        pending[count++] = state;
        while (count > 0)
        {
            state = pending[--count];
            while (threads.TryAdd(state, origin))
            {
                _scratch.Steps++;
                ref readonly var instruction = ref _instructions[state];
                if (instruction.Op == Opcode.Split) pending[count++] = instruction.Argument;
                else if (instruction.Op < Opcode.Split || !Passes(in instruction, position)) break;
                if (instruction.Op == Opcode.Match)
                {
                    matched = true;
                    break;
                }

                state = instruction.Next;
            }
        }

        return matched;
    }

    private bool Passes(ref readonly Instruction instruction, int position) => instruction.Op switch
    {
        Opcode.Assert => Assertions.Hold(in _program, (AssertionKind)instruction.Argument, _text, position),
        Opcode.Look => _scratch.Marks.Holds(instruction.Argument, position),
        Opcode.NotLook => !_scratch.Marks.Holds(instruction.Argument, position),
        _ => true,
    };
}
