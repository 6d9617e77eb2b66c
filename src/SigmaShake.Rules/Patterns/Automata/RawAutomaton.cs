using SigmaShake.Rules.Patterns.Alphabets;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>An automaton as it was constructed. State 0 goes nowhere; state 1 has matched.</summary>
/// <param name="Rows">For each state, where each symbol leads.</param>
/// <param name="Marked">For each state, whether a match ended where the symbol that led there was read.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Classes">How many classes there are, the end of the text counted.</param>
/// <param name="Looks">The look-arounds whose answers are part of a symbol, by their numbers in the program.</param>
internal sealed record RawAutomaton(int[] Rows, bool[] Marked, int Start, int Classes, List<int> Looks, Alphabet Alphabet)
{
    public const int Dead = 0;
    public const int Matched = 1;

    /// <summary>How many symbols there are: a class, and the answers of the look-arounds at the place before it.</summary>
    public int Symbols => Classes << Looks.Count;

    public int States => Marked.Length;
}
