namespace SigmaShake.Rules.Patterns.Layout;

/// <summary>How a pattern is matched.</summary>
internal enum PatternForm : byte
{
    /// <summary>The value is the literal.</summary>
    Equals,

    /// <summary>It holds it.</summary>
    Contains,

    /// <summary>It begins with it.</summary>
    StartsWith,

    /// <summary>It ends with it.</summary>
    EndsWith,

    /// <summary>It holds it as a word.</summary>
    Word,

    /// <summary>It holds the literal, and passes over it find a match.</summary>
    Passes,
}

/// <summary>What a pattern is held against.</summary>
[Flags]
internal enum PatternTraits : byte
{
    /// <summary>The value.</summary>
    None = 0,

    /// <summary>What stands behind the last slash of the value.</summary>
    LastSegment = 1,

    /// <summary>Each line of the value by itself.</summary>
    EachLine = 2,
}
