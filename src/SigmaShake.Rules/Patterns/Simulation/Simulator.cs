using System.Buffers;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Simulation;

/// <summary>
/// Runs a program over a text by following all its states at once (Thompson 1968; with preferences, Pike's version): at each place,
/// each state is entered at most once, so time is bounded by the text's length times the program's size, whatever the text.
/// </summary>
internal readonly ref partial struct Simulator
{
    private readonly NfaProgram _program;
    private readonly ReadOnlySpan<Instruction> _instructions;
    private readonly ReadOnlySpan<byte> _text;
    private readonly SimulationScratch _scratch;

    private Simulator(NfaProgram program, ReadOnlySpan<byte> text)
    {
        _program = program;
        _instructions = program.Instructions;
        _text = text;
        _scratch = SimulationScratch.OfThread;
    }

    /// <summary>Whether the program matches anywhere in <paramref name="text"/>.</summary>
    /// <param name="firstBytes">What a match can begin with; null if with anything.</param>
    public static bool IsMatch(NfaProgram program, ReadOnlySpan<byte> text, SearchValues<byte>? firstBytes = null)
    {
        if (firstBytes is not null && !text.ContainsAny(firstBytes)) return false;
        var simulator = new Simulator(program, text);
        simulator.MarkLookArounds();
        return simulator.MatchesAnywhere(firstBytes);
    }

    /// <summary>The leftmost match in a part of a text, by preference among those that begin there; null for none.</summary>
    /// <param name="text">All of the text: assertions and look-arounds see what lies around the part.</param>
    /// <param name="start">Where the part begins, in bytes.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="anchored">Whether the match must begin at <paramref name="start"/>.</param>
    public static MatchSpan? Find(NfaProgram program, ReadOnlySpan<byte> text, int start, int end, bool anchored)
    {
        var simulator = new Simulator(program, text);
        simulator.MarkLookArounds();
        return simulator.FindPreferred(start, end, anchored);
    }

    private bool MatchesAnywhere(SearchValues<byte>? firstBytes)
    {
        _scratch.Reset(_instructions.Length);
        for (var position = 0; ;)
        {
            if (_scratch.Current.Count == 0 && !TrySkip(firstBytes, ref position)) return false;
            if (MayBegin(firstBytes, position) && Enter(_scratch.Current, _program.Start, position, position)) return true;
            if (position == _text.Length) return false;

            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            if (Consume(codePoint, position)) return true;
        }
    }

    /// <summary>While no thread is alive, goes on to where one may begin; false if there is no such place.</summary>
    private bool TrySkip(SearchValues<byte>? firstBytes, ref int position)
    {
        if (_program.OnlyAtTextStart && position > 0) return false;
        if (firstBytes is null) return true;
        var skipped = _text[position..].IndexOfAny(firstBytes);
        position += Math.Max(skipped, 0);
        return skipped >= 0;
    }

    private bool MayBegin(SearchValues<byte>? firstBytes, int position) =>
        (position == 0 || !_program.OnlyAtTextStart)
        && (firstBytes is null || (position < _text.Length && firstBytes.Contains(_text[position])));

    private MatchSpan? FindPreferred(int start, int end, bool anchored)
    {
        _scratch.Reset(_instructions.Length);
        MatchSpan? best = null;
        for (var position = start; ;)
        {
            // A new beginning is preferred to none, and everything under way to a new beginning.
            if (best is null && (position == start || !anchored)) Enter(_scratch.Current, _program.Start, position, position);
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

    private bool Accepts(in Instruction instruction, int codePoint) => instruction.Op switch
    {
        Opcode.Literal => instruction.Argument == codePoint,
        Opcode.Set => _program.Sets[instruction.Argument].Contains(codePoint),
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

    private bool Passes(in Instruction instruction, int position) => instruction.Op switch
    {
        Opcode.Assert => Assertions.Hold((AssertionKind)instruction.Argument, _text, position),
        Opcode.Look => _scratch.Marks.Holds(instruction.Argument, position),
        Opcode.NotLook => !_scratch.Marks.Holds(instruction.Argument, position),
        _ => true,
    };
}
