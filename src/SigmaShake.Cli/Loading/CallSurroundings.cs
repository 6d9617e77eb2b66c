using SigmaShake.Cli.Files;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Loading;

/// <summary>What governs a call and where it is made; found the same way for the hook and for people.</summary>
/// <param name="Rules">The rules in force.</param>
/// <param name="Context">What relative paths are relative to.</param>
internal sealed record CallSurroundings(LoadedRules Rules, PathContext Context)
{
    /// <summary>The surroundings of a call.</summary>
    /// <param name="state">Our own state.</param>
    /// <param name="settings">The person's settings.</param>
    /// <param name="clientDirectory">The project directory that the client names, or null.</param>
    /// <param name="cwd">The absolute working directory; empty for none.</param>
    /// <param name="images">Where compiled rules are; null to read the rules themselves.</param>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static CallSurroundings Find(StateFolder state, Settings settings, string? clientDirectory, string cwd, ImageStore? images = null)
    {
        var home = HomeDirectory.Find();
        var projects = ProjectFinder.Find(clientDirectory, cwd, home, state.Path);
        return new CallSurroundings(RuleLoader.Load(state, settings, projects, images ?? ImageStore.None), PathsOf(clientDirectory, cwd, projects, home));
    }

    /// <summary>The same with one more file among the person's exceptions for the client's project: to see what it would do.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static CallSurroundings FindWith(RuleFile exception, StateFolder state, Settings settings, string clientDirectory, string cwd)
    {
        var home = HomeDirectory.Find();
        var projects = ProjectFinder.Find(clientDirectory, cwd, home, state.Path);
        return new CallSurroundings(RuleLoader.LoadWith(exception, state, settings, projects), PathsOf(clientDirectory, cwd, projects, home));
    }

    /// <summary>The surroundings of a call that is judged by the rules of one folder alone, and the packs named beside them.</summary>
    public static CallSurroundings Only(string rulesFolder, string[] packs, string? clientDirectory, string cwd) =>
        new(RuleLoader.LoadOnly(rulesFolder, packs), PathsOf(clientDirectory, cwd, [], HomeDirectory.Find()));

    private static PathContext PathsOf(string? clientDirectory, string cwd, Project[] projects, string home) =>
        new(cwd, clientDirectory ?? (projects.Length > 0 ? projects[0].Directory : cwd), home, FileView.Instance);
}
