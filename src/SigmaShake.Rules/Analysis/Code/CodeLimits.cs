namespace SigmaShake.Rules.Analysis.Code;

/// <summary>How far code is followed.</summary>
internal static class CodeLimits
{
    /// <summary>How deep brackets may lie in each other; beyond, whoever runs the code is asked.</summary>
    public const int MaxDepth = 96;

    /// <summary>How deep code may lie in texts in code.</summary>
    public const int MaxHoles = 8;

    /// <summary>How many members of a list, or arguments, are kept.</summary>
    public const int MaxItems = 256;

    /// <summary>The longest text that is put together.</summary>
    public const int MaxTextBytes = 1 << 16;

    /// <summary>How many bytes are put together in all.</summary>
    public const int MaxWork = 1 << 22;

    /// <summary>How many things a piece of code may do.</summary>
    public const int MaxDeeds = 1_024;

    /// <summary>The longest dotted name.</summary>
    public const int MaxNameBytes = 128;

    /// <summary>How many names are remembered.</summary>
    public const int MaxNames = 1_024;
}
