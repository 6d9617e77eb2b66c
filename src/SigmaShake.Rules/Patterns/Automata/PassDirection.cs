namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>Which way a pass goes over the text.</summary>
internal enum PassDirection : byte
{
    /// <summary>From its beginning to its end.</summary>
    Forward,

    /// <summary>From its end to its beginning.</summary>
    Backward,
}
