namespace SigmaShake.Rules.Model;

/// <summary>What a rule says of a call that it matches. Ordered: a smaller value is stricter and is tried first at equal priority.</summary>
public enum Decision : byte
{
    /// <summary>The call is refused.</summary>
    Deny,

    /// <summary>The call is refused, and the agent is told what to do instead.</summary>
    Force,

    /// <summary>A person decides.</summary>
    Ask,

    /// <summary>No objection; may loosen less trusted layers.</summary>
    Allow,

    /// <summary>Noted and passed over: what a gate under trial would have stopped.</summary>
    Shadow,

    /// <summary>Noted and passed over.</summary>
    Log,
}
