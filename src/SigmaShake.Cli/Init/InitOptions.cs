namespace SigmaShake.Cli.Init;

/// <summary>Whose configuration <c>ssg init</c> changes.</summary>
internal enum InitScope
{
    /// <summary>The person's own, for all projects.</summary>
    User,

    /// <summary>That of the project in the current directory.</summary>
    Project,

    /// <summary>That of the machine, which only its administrator may change.</summary>
    Managed,
}

/// <summary>What <c>ssg init</c> was told.</summary>
/// <param name="Client">The client's name; null for every one that is found.</param>
/// <param name="Scope">Whose configuration.</param>
/// <param name="DryRun">Show what would change, and change nothing.</param>
/// <param name="Yes">Do not ask.</param>
/// <param name="Undo">Take an installation back.</param>
internal sealed record InitOptions(string? Client, InitScope Scope = InitScope.User, bool DryRun = false, bool Yes = false, bool Undo = false)
{
    /// <summary>The scope as it is said on the command line, with a space before it; nothing for the person's own.</summary>
    public string ScopeOption => Scope switch
    {
        InitScope.Project => " --project",
        InitScope.Managed => " --managed",
        _ => "",
    };
}
