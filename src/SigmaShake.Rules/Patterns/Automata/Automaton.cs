using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>
/// An automaton as it is stored: a table of where each symbol leads in each state, states given as the places of their rows.
/// That of a search has the row 0 for "no more", and the one behind it for "matched"; that of a marking pass has all states that
/// tell of a match at and behind <see cref="MarkedFrom"/>, which in a search is the row of "matched".
/// </summary>
internal sealed class Automaton
{
    private Automaton()
    {
    }

    public ushort[] Table { get; private init; } = [];

    public int Start { get; private init; }

    public int MarkedFrom { get; private init; }

    /// <summary>How many classes there are; the last is the end of the text.</summary>
    public int Classes { get; private init; }

    /// <summary>The class of each ASCII code point.</summary>
    public byte[] Ascii { get; private init; } = [];

    /// <summary>Where the ranges above ASCII begin, and their classes.</summary>
    public int[] UpperStarts { get; private init; } = [];

    public byte[] UpperClasses { get; private init; } = [];

    public byte OfBrokenByte { get; private init; }

    public ushort[] Looks { get; private init; } = [];

    /// <summary>Numbers an automaton's states and joins its classes; null where it is too large to be stored.</summary>
    /// <remarks>
    /// States that no text tells apart are left as they are: of the patterns that people write, joining them (Moore, 1956) saved 8 % of
    /// an image and took a quarter of the time that it takes to build.
    /// </remarks>
    public static Automaton? Of(RawAutomaton raw, bool marking)
    {
        var (states, numbers, markedFrom) = Order(raw, marking);
        var (merged, classes) = MergeClasses(raw, states);
        var symbols = classes << raw.Looks.Count;
        if (states.Count * symbols > PatternLimits.MaxTransitions) return null;

        var ascii = new byte[128];
        for (var i = 0; i < ascii.Length; i++) ascii[i] = merged[raw.Alphabet.OfAscii(i)];
        var (starts, upper) = raw.Alphabet.UpperRanges(merged);
        return new Automaton
        {
            Table = Fill(raw, states, numbers, merged, classes),
            Start = numbers[raw.Start] * symbols,
            MarkedFrom = markedFrom * symbols,
            Classes = classes,
            Ascii = ascii,
            UpperStarts = starts,
            UpperClasses = upper,
            OfBrokenByte = merged[raw.Alphabet.OfBrokenByte],
            Looks = [.. raw.Looks.Select(static look => (ushort)look)],
        };
    }

    /// <summary>Numbers the states in the order in which they are reached, so that what is near in time is near in memory.</summary>
    private static (List<int> States, int[] Numbers, int MarkedFrom) Order(RawAutomaton raw, bool marking)
    {
        var reached = new List<int>(raw.States);
        var seen = new bool[raw.States];
        Reach(RawAutomaton.Dead);
        Reach(RawAutomaton.Matched);
        Reach(raw.Start);
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var target in raw.Rows.AsSpan(reached[i] * raw.Symbols, raw.Symbols)) Reach(target);
        }

        var markedFrom = 1;
        if (marking)
        {
            var marked = reached.FindAll(state => raw.Marked[state]);
            reached.RemoveAll(state => raw.Marked[state]);
            markedFrom = reached.Count;
            reached.AddRange(marked);
        }

        var numbers = new int[raw.States];
        for (var i = 0; i < reached.Count; i++) numbers[reached[i]] = i;
        return (reached, numbers, markedFrom);

        void Reach(int state)
        {
            if (seen[state]) return;
            seen[state] = true;
            reached.Add(state);
        }
    }

    /// <summary>Joins the classes that no state tells apart; the end of the text stays the last one.</summary>
    private static (byte[] Merged, int Classes) MergeClasses(RawAutomaton raw, List<int> states)
    {
        var classes = raw.Classes - 1;
        var hashes = new uint[classes];
        foreach (var state in states)
        {
            for (var symbol = state * raw.Symbols; symbol < (state + 1) * raw.Symbols; symbol += raw.Classes)
            {
                for (var i = 0; i < classes; i++) hashes[i] = (hashes[i] ^ (uint)raw.Rows[symbol + i]) * 0x01000193u;
            }
        }

        var merged = new byte[classes];
        var first = new List<int>();
        for (var i = 0; i < classes; i++)
        {
            var known = first.FindIndex(other => hashes[other] == hashes[i] && AreAlike(raw, states, other, i));
            if (known < 0)
            {
                known = first.Count;
                first.Add(i);
            }

            merged[i] = (byte)known;
        }

        return (merged, first.Count + 1);
    }

    private static bool AreAlike(RawAutomaton raw, List<int> states, int a, int b)
    {
        foreach (var state in states)
        {
            for (var symbol = state * raw.Symbols; symbol < (state + 1) * raw.Symbols; symbol += raw.Classes)
            {
                if (raw.Rows[symbol + a] != raw.Rows[symbol + b]) return false;
            }
        }

        return true;
    }

    private static ushort[] Fill(RawAutomaton raw, List<int> states, int[] numbers, byte[] merged, int classes)
    {
        var symbols = classes << raw.Looks.Count;
        var table = new ushort[states.Count * symbols];
        var row = 0;
        foreach (var state in CollectionsMarshal.AsSpan(states))
        {
            for (var marks = 0; marks < 1 << raw.Looks.Count; marks++)
            {
                var from = (state * raw.Symbols) + (marks * raw.Classes);
                for (var i = 0; i < merged.Length; i++) table[row + merged[i]] = (ushort)(numbers[raw.Rows[from + i]] * symbols);
                table[row + classes - 1] = (ushort)(numbers[raw.Rows[from + merged.Length]] * symbols);
                row += classes;
            }
        }

        return table;
    }
}
