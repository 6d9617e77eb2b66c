using SigmaShake.Rules.Patterns.Automata;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>Lays a compiled pattern out in a region, parts before what refers to them; equal parts of patterns are stored once.</summary>
internal sealed class PatternWriter
{
    // What a pass may need beside its table: the ranges above ASCII at their most, its alphabet and its header.
    private const int MaxAutomataBytes = PatternLimits.MaxStoredBytes - PatternLimits.MaxProgramBytes - (64 << 10);

    private readonly RegionWriter _writer;
    private readonly WorkBudget _budget = new(PatternLimits.MaxConstructionSteps);
    private int _bytesLeft = MaxAutomataBytes;
    private int _programOffset;

    private PatternWriter(RegionWriter writer) => _writer = writer;

    /// <summary>Lays out; the result is the offset of the <see cref="PatternHeader"/>.</summary>
    /// <param name="automata">Whether automata are made where they stay small; else every pass is a simulation.</param>
    public static int Write(RegionWriter writer, CompiledPattern pattern, bool automata = true)
    {
        var header = new PatternHeader
        {
            Form = pattern.Form,
            Traits = pattern.Traits,
            LiteralOffset = writer.Intern<byte>(pattern.Literal),
            LiteralLength = pattern.Literal.Length,
        };
        if (pattern.Program is { } program)
        {
            var ofPattern = new PatternWriter(writer);
            var passes = ofPattern.WritePasses(program, automata);
            header.PassCount = (ushort)passes.Length;
            header.PassesOffset = writer.Append<PassHeader>(passes);
            header.ProgramOffset = ofPattern._programOffset;
        }

        return writer.Append(header);
    }

    /// <summary>What a program needs to be simulated, in bytes.</summary>
    public static long SimulatedBytes(NfaProgram program)
    {
        var bytes = 12L * program.Instructions.Length;
        foreach (var set in program.Sets) bytes += 24 + (sizeof(int) * set.Bounds.Length);
        return bytes;
    }

    private PassHeader[] WritePasses(NfaProgram program, bool automata)
    {
        var lookArounds = program.LookArounds;
        var passes = new PassHeader[lookArounds.Length + 1];
        // The pattern's own pass goes first: if not all can have an automaton, it should.
        passes[^1] = WritePass(program, program.Start, PassDirection.Forward, marking: false, automata);
        for (var i = 0; i < lookArounds.Length; i++)
        {
            var direction = lookArounds[i].Ahead ? PassDirection.Backward : PassDirection.Forward;
            passes[i] = WritePass(program, lookArounds[i].Start, direction, marking: true, automata);
        }

        return passes;
    }

    private PassHeader WritePass(NfaProgram program, int start, PassDirection direction, bool marking, bool automata)
    {
        var traits = direction == PassDirection.Backward ? PassTraits.Backward : PassTraits.None;
        var onlyAtStart = !marking && program.OnlyAtTextStart;
        if (onlyAtStart) traits |= PassTraits.OnlyAtTextStart;
        if (automata
            && PassProgram.Of(program, start, _budget) is { } pass
            && SubsetConstruction.Build(pass, direction, marking, onlyAtStart, _budget) is { } raw
            && Automaton.Of(raw, marking, _budget) is { } automaton
            && TryTakeBytes(automaton))
        {
            return WriteAutomaton(automaton, traits);
        }

        if (_programOffset == 0) WriteProgram(program);
        return new PassHeader { Kind = PassKind.Simulation, Traits = traits, Start = start };
    }

    private bool TryTakeBytes(Automaton automaton)
    {
        var bytes = (sizeof(ushort) * automaton.Table.Length) + ((sizeof(int) + 1) * automaton.UpperStarts.Length);
        if (bytes > _bytesLeft) return false;
        _bytesLeft -= bytes;
        return true;
    }

    private PassHeader WriteAutomaton(Automaton automaton, PassTraits traits) => new()
    {
        Kind = PassKind.Automaton,
        Traits = traits,
        LookCount = (ushort)automaton.Looks.Length,
        LooksOffset = _writer.Intern<ushort>(automaton.Looks),
        AlphabetOffset = WriteAlphabet(automaton),
        ClassCount = automaton.Classes,
        TableOffset = _writer.Intern<ushort>(automaton.Table),
        TableLength = automaton.Table.Length,
        Start = automaton.Start,
        MarkedFrom = automaton.MarkedFrom,
    };

    private int WriteAlphabet(Automaton automaton)
    {
        var header = new AlphabetHeader
        {
            RangeCount = automaton.UpperStarts.Length,
            StartsOffset = _writer.Intern<int>(automaton.UpperStarts),
            ClassesOffset = _writer.Intern<byte>(automaton.UpperClasses),
            OfBrokenByte = automaton.OfBrokenByte,
        };
        var stored = default(StoredAlphabet);
        stored.Header = header;
        automaton.Ascii.CopyTo(stored.Ascii);
        return _writer.Intern(new ReadOnlySpan<StoredAlphabet>(in stored));
    }

    private void WriteProgram(NfaProgram program)
    {
        var sets = new List<CodePointSet>(program.Sets);
        var wordSet = -1;
        if (AsksForWords(program))
        {
            wordSet = sets.IndexOf(UnicodeSets.Word);
            if (wordSet < 0)
            {
                wordSet = sets.Count;
                sets.Add(UnicodeSets.Word);
            }
        }

        var headers = new SetHeader[sets.Count];
        for (var i = 0; i < headers.Length; i++) headers[i] = WriteSet(sets[i]);
        _programOffset = _writer.Append(new ProgramHeader
        {
            InstructionsOffset = _writer.Append<Instruction>(program.Instructions),
            InstructionCount = program.Instructions.Length,
            SetsOffset = _writer.Append<SetHeader>(headers),
            SetCount = headers.Length,
            WordSet = wordSet,
        });
    }

    private SetHeader WriteSet(CodePointSet set)
    {
        var bounds = set.Bounds;
        while (bounds.Length > 0 && bounds[1] < AlphabetHeader.AsciiLength) bounds = bounds[2..];
        return new SetHeader { Low = set.Low, High = set.High, BoundsOffset = _writer.Intern(bounds), BoundsLength = bounds.Length };
    }

    private static bool AsksForWords(NfaProgram program)
    {
        foreach (var (op, argument, _) in program.Instructions)
        {
            if (op != Opcode.Assert) continue;
            var kind = (AssertionKind)argument;
            if (((AssertionRules.AskedBefore(kind) | AssertionRules.AskedAfter(kind)) & Surroundings.Word) != Surroundings.None) return true;
        }

        return false;
    }
}
