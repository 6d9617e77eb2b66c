namespace SigmaShake.Cli.Terminals;

/// <summary>What a word in a table is to whoever looks for it. A terminal's own palette says which colour that is.</summary>
internal enum TextStyle
{
    Plain,

    /// <summary>Refused, wrong, broken.</summary>
    Bad,

    /// <summary>Wants a look.</summary>
    Doubtful,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Stands above others.</summary>
    Heading,
}
