namespace SigmaShake.Rules.Analysis;

/// <summary>How far a command is followed. Whoever reaches a bound is asked about: what is behind it nobody has looked at.</summary>
internal static class AnalysisLimits
{
    /// <summary>How deep scripts, functions and substitutions may lie in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many scripts, simple commands and effects a call may come to.</summary>
    public const int MaxActions = 9_000;

    /// <summary>How many commands, words and bytes of values are worked through, so that a short text that unfolds without end is given up early.</summary>
    public const int MaxWork = 4 << 20;

    /// <summary>How many variables, functions and aliases are known at a time.</summary>
    public const int MaxNames = 512;

    /// <summary>How many values a variable may have at one place, after branches and in loops; beyond, it may have any.</summary>
    public const int MaxAlternatives = 16;

    /// <summary>How many ways one command is looked at, for variables that may have several values each.</summary>
    public const int MaxChoices = 64;

    /// <summary>How many places of a script are spelled plainly, and wrappers taken out of it.</summary>
    public const int MaxEdits = 256;

    /// <summary>How many words braces may unfold to in one command.</summary>
    public const int MaxBraceWords = 4_096;

    /// <summary>The longest word that is put together from several parts; one that stands in the text in one piece has no limit of its own.</summary>
    public const int MaxWordBytes = 4 << 20;

    /// <summary>The longest output of a command that is told beforehand.</summary>
    public const int MaxOutputBytes = 1 << 20;
}
