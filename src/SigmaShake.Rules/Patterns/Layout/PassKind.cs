namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>How one pass is run.</summary>
internal enum PassKind : byte
{
    /// <summary>By an automaton: one transition for each code point.</summary>
    Automaton,

    /// <summary>By following all states of the program at once.</summary>
    Simulation,
}

/// <summary>What a pass is like.</summary>
[Flags]
internal enum PassTraits : byte
{
    None = 0,

    /// <summary>It goes from the end of the text to its beginning.</summary>
    Backward = 1,

    /// <summary>A match begins only where the text does.</summary>
    OnlyAtTextStart = 2,
}
