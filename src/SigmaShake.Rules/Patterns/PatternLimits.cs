namespace SigmaShake.Rules.Patterns;

/// <summary>The bounds of a pattern. Reaching one is a <see cref="PatternErrorKind.TooLarge"/> that names it.</summary>
public static class PatternLimits
{
    /// <summary>Length of the operand of GLOB, REGEX and LINE_REGEX, in UTF-8 bytes.</summary>
    public const int MaxPatternBytes = 4096;

    /// <summary>How deep groups, classes and repetitions may be nested, each counted alone and all together.</summary>
    public const int MaxDepth = 250;

    /// <summary>Size of the compiled program, in instructions of 12 bytes. A pass over a text takes at most two steps for each and byte, and two more at up to 512 places.</summary>
    public const int MaxInstructions = 8192;

    /// <summary>How many look-arounds a pattern may hold. Each costs one pass over the text and one bit for each of its bytes.</summary>
    public const int MaxLookArounds = 32;

    /// <summary>Size of all that is stored for one pattern, in bytes.</summary>
    public const int MaxStoredBytes = 4 << 20;

    /// <summary>The part of <see cref="MaxStoredBytes"/> that a program and its sets may need; the rest is for automata.</summary>
    internal const int MaxProgramBytes = 2 << 20;

    /// <summary>How many transitions one automaton may have; a pattern that needs more is simulated.</summary>
    internal const int MaxTransitions = 65_536;

    /// <summary>
    /// How many steps the construction of a pattern's automata may take, each some nanoseconds; counted, so that every machine builds
    /// the same. A pattern that needs more is simulated.
    /// </summary>
    internal const int MaxConstructionSteps = 100_000;
}
