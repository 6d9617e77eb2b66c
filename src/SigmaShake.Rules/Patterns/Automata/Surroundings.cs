using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>What is known of the symbol on one side of a place, as far as assertions ask.</summary>
[Flags]
internal enum Surroundings : byte
{
    None = 0,

    /// <summary>There is none: the text begins or ends here.</summary>
    Edge = 1,

    /// <summary>It is in <c>\w</c>.</summary>
    Word = 2,

    /// <summary>It is <c>\n</c>.</summary>
    NewLine = 4,
}

/// <summary>Assertions, as what they say about the two sides of a place.</summary>
internal static class AssertionRules
{
    public static bool Holds(AssertionKind kind, Surroundings before, Surroundings after)
    {
        var wordBefore = (before & Surroundings.Word) != Surroundings.None;
        var wordAfter = (after & Surroundings.Word) != Surroundings.None;
        return kind switch
        {
            AssertionKind.TextStart => (before & Surroundings.Edge) != Surroundings.None,
            AssertionKind.TextEnd => (after & Surroundings.Edge) != Surroundings.None,
            AssertionKind.LineStart => (before & (Surroundings.Edge | Surroundings.NewLine)) != Surroundings.None,
            AssertionKind.LineEnd => (after & (Surroundings.Edge | Surroundings.NewLine)) != Surroundings.None,
            AssertionKind.WordBoundary => wordBefore != wordAfter,
            AssertionKind.NotWordBoundary => wordBefore == wordAfter,
            AssertionKind.WordStart => !wordBefore && wordAfter,
            AssertionKind.WordEnd => wordBefore && !wordAfter,
            AssertionKind.WordStartHalf => !wordBefore,
            _ => !wordAfter,
        };
    }

    /// <summary>What an assertion asks of the side before a place.</summary>
    public static Surroundings AskedBefore(AssertionKind kind) => kind switch
    {
        AssertionKind.TextStart => Surroundings.Edge,
        AssertionKind.LineStart => Surroundings.Edge | Surroundings.NewLine,
        AssertionKind.TextEnd or AssertionKind.LineEnd or AssertionKind.WordEndHalf => Surroundings.None,
        _ => Surroundings.Word,
    };

    /// <summary>What an assertion asks of the side behind a place.</summary>
    public static Surroundings AskedAfter(AssertionKind kind) => kind switch
    {
        AssertionKind.TextEnd => Surroundings.Edge,
        AssertionKind.LineEnd => Surroundings.Edge | Surroundings.NewLine,
        AssertionKind.TextStart or AssertionKind.LineStart or AssertionKind.WordStartHalf => Surroundings.None,
        _ => Surroundings.Word,
    };
}
