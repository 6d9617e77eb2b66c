using System.Runtime.CompilerServices;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>Whether, and where, the coding agents of <c>eng/agents</c> are installed.</summary>
public static class RealAgents
{
    private const string All = "all";

    /// <summary>Whether this run was asked to drive them.</summary>
    public static bool Wanted => Variable is "1" or All;

    /// <summary>Whether it was asked to drive every one of them.</summary>
    internal static bool AllWanted => Variable == All;

    private static string? Variable => Environment.GetEnvironmentVariable("SIGMASHAKE_AGENTS");

    /// <summary>A PATH on which the Node of <c>eng/agents/more</c> comes first.</summary>
    internal static string PathWithNode =>
        $"{Path.Combine(Checkout.Root, "artifacts", "agents")}:{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>The binary that <c>eng/agents/install</c> has left under <paramref name="name"/>.</summary>
    /// <remarks>Once they are wanted, a missing agent is a failure, never a skip.</remarks>
    internal static string Binary(string name)
    {
        var binary = Path.Combine(Checkout.Root, "artifacts", "agents", name);
        Assert.True(File.Exists(binary), $"`{binary}` is missing: run `eng/agents/install`");
        return binary;
    }
}

/// <summary>A test that drives a real coding agent; skipped by name unless <see cref="RealAgents.Wanted"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AgentFactAttribute : FactAttribute
{
    public AgentFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = "drives a real coding agent; `make test AGENTS=1` installs and runs them";
        SkipUnless = nameof(RealAgents.Wanted);
        SkipType = typeof(RealAgents);
    }
}
