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
        var keep = PrepareBeginnings();
        for (var position = 0; ;)
        {
            var beginning = Beginnings.Unknown;
            if (position == 0 || !onlyAtTextStart)
            {
                if (keep) beginning = BeginningAt(position, position, position - 1);
                if (beginning == Beginnings.Unknown ? Enter(_scratch.Current, _start, position, position) : _scratch.Beginnings.IsMatch(beginning))
                    return true;
            }
            else if (_scratch.Current.Count == 0)
            {
                return false;
            }

            if (position == _text.Length) return false;
            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            if (Consume(codePoint, position, beginning)) return true;
        }
    }

    /// <summary>Marks where matches end. A look-behind holds there.</summary>
    public void MarkForward(int lookAround)
    {
        var keep = PrepareBeginnings();
        var matched = false;
        for (var position = 0; ;)
        {
            var beginning = keep ? BeginningAt(position, position, position - 1) : Beginnings.Unknown;
            matched |= beginning == Beginnings.Unknown
                ? Enter(_scratch.Current, _start, position, position)
                : _scratch.Beginnings.IsMatch(beginning);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == _text.Length) return;
            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            matched = Consume(codePoint, position, beginning);
        }
    }

    /// <summary>The same from the other end: where a look-ahead holds.</summary>
    public void MarkBackward(int lookAround)
    {
        var keep = PrepareBeginnings();
        var matched = false;
        for (var position = _text.Length; ;)
        {
            var beginning = keep ? BeginningAt(position, position - 1, position) : Beginnings.Unknown;
            matched |= beginning == Beginnings.Unknown
                ? Enter(_scratch.Current, _start, position, position)
                : _scratch.Beginnings.IsMatch(beginning);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == 0) return;
            var codePoint = Utf8Text.ReadBackward(_text, position, out var length);
            position -= length;
            matched = Consume(codePoint, position, beginning);
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

    /// <summary>Forgets the beginnings of the program before; answers whether those of this one can be kept.</summary>
    /// <remarks>Look-arounds are answered by the whole text: what asks one at its beginning has to ask it at each place.</remarks>
    private bool PrepareBeginnings()
    {
        var (seen, pending) = (_scratch.Next, _scratch.Pending);
        var count = 0;
        var asksLook = false;
        pending[count++] = _start;
        while (count > 0 && !asksLook)
        {
            var state = pending[--count];
            while (seen.TryAdd(state, 0))
            {
                ref readonly var instruction = ref _instructions[state];
                asksLook |= instruction.Op is Opcode.Look or Opcode.NotLook;
                if (instruction.Op == Opcode.Split) pending[count++] = instruction.Argument;
                else if (instruction.Op != Opcode.Assert) break;
                state = instruction.Next;
            }
        }

        _scratch.Steps += seen.Count;
        seen.Clear();
        if (!asksLook) _scratch.Beginnings.Reset();
        return !asksLook;
    }

    /// <summary>What is known, or now found out, of a thread that begins at a place.</summary>
    /// <param name="position">The place.</param>
    /// <param name="next">Where the byte is that is read next.</param>
    /// <param name="other">Where the one on the other side of the place is.</param>
    private int BeginningAt(int position, int next, int other)
    {
        if ((uint)next >= (uint)_text.Length) return Beginnings.Unknown;
        var symbol = _text[next];
        var key = Beginnings.KeyOf(symbol, (uint)other < (uint)_text.Length ? _text[other] : null);
        if (key < 0) return Beginnings.Unknown;
        var known = _scratch.Beginnings.EntryOf(key);
        return known != Beginnings.Unknown ? known : FindBeginning(key, symbol, position);
    }

    private int FindBeginning(int key, byte symbol, int position)
    {
        // The list is empty between two code points, and is left so.
        var threads = _scratch.Next;
        var matched = Enter(threads, _start, position, position);
        var entry = Beginnings.Unknown;
        if (_scratch.Beginnings.TryOpen(threads.Count))
        {
            for (var i = 0; i < threads.Count; i++)
            {
                ref readonly var instruction = ref _instructions[threads.StateAt(i)];
                if (Accepts(in instruction, symbol)) _scratch.Beginnings.Add(instruction.Next);
            }

            entry = _scratch.Beginnings.Close(key, matched);
        }

        _scratch.Steps += threads.Count;
        threads.Clear();
        return entry;
    }

    /// <summary>Steps all threads over a code point to <paramref name="position"/>; answers whether one has then matched.</summary>
    /// <param name="beginning">What is known of the thread that begins before it, if it is not among the others.</param>
    private bool Consume(int codePoint, int position, int beginning)
    {
        var current = _scratch.Current;
        var matched = false;
        for (var i = 0; i < current.Count; i++)
        {
            ref readonly var instruction = ref _instructions[current.StateAt(i)];
            if (Accepts(in instruction, codePoint)) matched |= Enter(_scratch.Next, instruction.Next, position, current.OriginAt(i));
        }

        if (beginning != Beginnings.Unknown)
        {
            foreach (var state in _scratch.Beginnings.TargetsOf(beginning)) matched |= Enter(_scratch.Next, state, position, position);
        }

        _scratch.Steps += current.Count + 1;
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
