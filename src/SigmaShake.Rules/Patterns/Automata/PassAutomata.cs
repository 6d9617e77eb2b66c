using SigmaShake.Rules.Patterns.Program;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>Makes the automata of a pattern's passes, where they stay small.</summary>
internal static class PassAutomata
{
    // What a pass may need beside its table: the ranges above ASCII at their most, its alphabet and its header.
    private const int MaxBytes = PatternLimits.MaxStoredBytes - PatternLimits.MaxProgramBytes - (64 << 10);

    /// <summary>One for each look-around, then the pattern's own; null for a pass that is to be simulated.</summary>
    public static Automaton?[] Of(NfaProgram program)
    {
        var budget = new WorkBudget(PatternLimits.MaxConstructionSteps);
        var bytesLeft = MaxBytes;
        var lookArounds = program.LookArounds;
        var automata = NoneFor(program);

        // The pattern's own pass goes first: if not all can have an automaton, it should.
        automata[^1] = Make(program, program.Start, PassDirection.Forward, marking: false, budget, ref bytesLeft);
        for (var i = 0; i < lookArounds.Length; i++)
        {
            var direction = lookArounds[i].Ahead ? PassDirection.Backward : PassDirection.Forward;
            automata[i] = Make(program, lookArounds[i].Start, direction, marking: true, budget, ref bytesLeft);
        }

        return automata;
    }

    /// <summary>Every pass by simulation.</summary>
    public static Automaton?[] NoneFor(NfaProgram program) => new Automaton?[program.LookArounds.Length + 1];

    private static Automaton? Make(NfaProgram program, int start, PassDirection direction, bool marking, WorkBudget budget, ref int bytesLeft)
    {
        if (PassProgram.Of(program, start, budget) is not { } pass) return null;
        if (SubsetConstruction.Build(pass, direction, marking, onlyAtStart: !marking && program.OnlyAtTextStart, budget) is not { } raw) return null;
        if (Automaton.Of(raw, marking) is not { } automaton) return null;
        var bytes = (sizeof(ushort) * automaton.Table.Length) + ((sizeof(int) + 1) * automaton.UpperStarts.Length);
        if (bytes > bytesLeft) return null;
        bytesLeft -= bytes;
        return automaton;
    }
}
