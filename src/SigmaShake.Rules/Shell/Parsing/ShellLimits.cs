namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>What keeps the parser's stack, memory and time bounded, whatever the text.</summary>
internal static class ShellLimits
{
    /// <summary>How deep commands, substitutions and expansions may stand in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes a tree may have; each is about 100 bytes.</summary>
    public const int MaxNodes = 1 << 18;

    /// <summary>How many bytes may be looked at ahead of their turn, for each byte of the text.</summary>
    public const int LookAheadPerByte = 8;
}
