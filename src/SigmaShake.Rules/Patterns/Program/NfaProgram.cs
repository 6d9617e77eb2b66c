using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Program;

/// <summary>
/// A non-deterministic automaton over code points, in Thompson's form: every instruction is a state. Look-arounds are programs
/// of their own in the same array; one that another needs comes before it. Immutable.
/// </summary>
/// <param name="Instructions">All states of all programs.</param>
/// <param name="Sets">The sets that instructions refer to.</param>
/// <param name="LookArounds">The look-arounds that instructions refer to.</param>
/// <param name="Start">Where the pattern's own program begins.</param>
/// <param name="OnlyAtTextStart">Whether every match begins where the text does.</param>
internal sealed record NfaProgram(
    Instruction[] Instructions, CodePointSet[] Sets, LookAroundProgram[] LookArounds, int Start, bool OnlyAtTextStart);

/// <summary>The program of a look-around. That of a look-ahead is reversed: it is run from the end of the text to its beginning.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Ahead">Which of the two it is.</param>
internal readonly record struct LookAroundProgram(int Start, bool Ahead);
