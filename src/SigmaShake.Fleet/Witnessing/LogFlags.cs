namespace SigmaShake.Fleet.Witnessing;

/// <summary>What can be wrong with a machine's log.</summary>
internal static class LogFlags
{
    /// <summary>What was there before is there no more, or is something else.</summary>
    public const string Rewritten = "rewritten";

    /// <summary>It is shorter than it was.</summary>
    public const string RolledBack = "rolled_back";
}
