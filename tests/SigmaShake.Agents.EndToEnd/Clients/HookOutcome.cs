namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>What a client itself says about one run of a hook.</summary>
internal enum HookOutcome
{
    /// <summary>It answered in a way that the client accepted, and did not refuse.</summary>
    Passed,

    /// <summary>It refused.</summary>
    Refused,

    /// <summary>It gave no answer that the client could use; what follows from that is the client's choice.</summary>
    Failed,
}
