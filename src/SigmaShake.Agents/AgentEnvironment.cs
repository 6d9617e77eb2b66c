namespace SigmaShake.Agents;

/// <summary>What an adapter may know of the process it runs in.</summary>
/// <param name="Variable">An environment variable by its name; null where it is not set.</param>
public sealed record AgentEnvironment(Func<string, string?> Variable)
{
    /// <summary>No variable is set.</summary>
    public static readonly AgentEnvironment Empty = new(static _ => null);

    /// <summary>Whether the variable is set to anything but nothing.</summary>
    internal bool Has(string name) => !string.IsNullOrEmpty(Variable(name));
}
