using SigmaShake.Rules.Patterns.Automata;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>Lays a compiled pattern out in a region, parts before what refers to them; equal parts of patterns are stored once.</summary>
internal sealed class PatternWriter
{
    private readonly RegionWriter _writer;
    private int _programOffset;

    private PatternWriter(RegionWriter writer) => _writer = writer;

    /// <summary>Lays out; the result is the offset of the <see cref="PatternHeader"/>.</summary>
    /// <param name="automata">The automaton of each pass, as <see cref="PassAutomata"/> made them; null for a pass that is simulated.</param>
    public static int Write(RegionWriter writer, CompiledPattern pattern, Automaton?[] automata)
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

    private PassHeader[] WritePasses(NfaProgram program, Automaton?[] automata)
    {
        var lookArounds = program.LookArounds;
        var passes = new PassHeader[automata.Length];
        for (var i = 0; i < lookArounds.Length; i++)
        {
            var traits = lookArounds[i].Ahead ? PassTraits.Backward : PassTraits.None;
            passes[i] = WritePass(program, lookArounds[i].Start, traits, automata[i]);
        }

        passes[^1] = WritePass(program, program.Start, program.OnlyAtTextStart ? PassTraits.OnlyAtTextStart : PassTraits.None, automata[^1]);
        return passes;
    }

    private PassHeader WritePass(NfaProgram program, int start, PassTraits traits, Automaton? automaton)
    {
        if (automaton is not null) return WriteAutomaton(automaton, traits);
        if (_programOffset == 0) WriteProgram(program);
        return new PassHeader { Kind = PassKind.Simulation, Traits = traits, Start = start };
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
