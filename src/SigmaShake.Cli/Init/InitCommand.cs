using SigmaShake.Agents;
using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary><c>ssg init</c>: puts the hook into a client's configuration, or takes it out again, after a person has seen and agreed to it.</summary>
internal static class InitCommand
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Done = 0;

    /// <summary>Nothing was changed, or not all of it; the reason is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>There is no such client.</summary>
    public const int Misused = 2;

    /// <summary>Runs the command to its end.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(InitOptions options, InitContext context)
    {
        if (AgentInstaller.For(options.Client) is not { } installer)
        {
            context.Error.WriteLine($"there is no client `{options.Client}`; say one of {string.Join(", ", AgentInstaller.Clients)}");
            return Misused;
        }

        var files = new List<ConfigFile>();
        var current = new List<CurrentFile>();
        var place = PlaceOf(options, context);
        foreach (var path in installer.Files(place))
        {
            if (ConfigFile.Find(path, [context.Home, .. Projects(place)], out var problem) is { } file)
            {
                files.Add(file);
                current.Add(file.Read(out problem));
            }

            if (problem is not null) return Refuse(context, problem);
        }

        var session = new InitSession(installer, files, options, context);
        return options.Undo ? session.Undo(current) : session.Install(current);
    }

    internal static int Refuse(InitContext context, string problem)
    {
        context.Error.WriteLine(problem);
        return Refused;
    }

    // A folder that a variable names is taken without its links, as the clients do, and Codex's trust is bound to the path.
    private static InstallPlace PlaceOf(InitOptions options, InitContext context) => new(
        context.Home,
        options.Scope == InitScope.Project ? context.WorkingFolder : null,
        new AgentEnvironment(name => context.Environment.Variable(name) is { Length: > 0 } folder
            ? RealPath.Resolve(Path.GetFullPath(folder, context.WorkingFolder))
            : null));

    private static IEnumerable<string> Projects(InstallPlace place) => place.ProjectFolder is { } project ? [project] : [];
}
