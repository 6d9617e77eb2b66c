namespace SigmaShake.Cli.Init;

/// <summary>Whose configuration <c>ssg init</c> changes.</summary>
internal enum InitScope
{
    /// <summary>The person's own, for all projects.</summary>
    User,

    /// <summary>That of the project in the current directory.</summary>
    Project,
}

/// <summary>What <c>ssg init</c> was told.</summary>
/// <param name="Client">The client's name: <c>claude-code</c> or <c>codex</c>.</param>
/// <param name="Scope">Whose configuration.</param>
/// <param name="DryRun">Show what would change, and change nothing.</param>
/// <param name="Yes">Do not ask.</param>
/// <param name="Undo">Take an installation back.</param>
internal sealed record InitOptions(string Client, InitScope Scope = InitScope.User, bool DryRun = false, bool Yes = false, bool Undo = false);
