using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Projects;

/// <summary>A project that governs a call.</summary>
/// <param name="Directory">The folder that holds <c>.sigmashake</c>.</param>
/// <param name="IsClients">Whether it is the project that the client itself names: only that one may loosen.</param>
internal sealed record Project(string Directory, bool IsClients)
{
    /// <summary>What qualifies the ids of its rules.</summary>
    public string SourceName => IsClients ? "project" : "cwd-project";

    public string RulesFolder => Path.Combine(Directory, ".sigmashake", "rules");

    public string ConfigurationFile => Path.Combine(Directory, ".sigmashake", "config.toml");
}

/// <summary>Finds the projects that a call is made in.</summary>
internal static class ProjectFinder
{
    /// <summary>The client's project first, then the one found from the working directory where it is another.</summary>
    /// <param name="clientDirectory">The project directory that the client names, or null.</param>
    /// <param name="cwd">The working directory; empty for none.</param>
    /// <param name="home">The home directory, where the search stops: <c>~/.sigmashake</c> is never a project.</param>
    /// <param name="stateFolder">Our own state, which is never a project either.</param>
    public static IReadOnlyList<Project> Find(string? clientDirectory, string cwd, string home, string stateFolder)
    {
        var clients = clientDirectory is null ? null : Upward(clientDirectory, home, stateFolder);
        var cwds = cwd.Length == 0 ? null : Upward(cwd, home, stateFolder);
        var projects = new List<Project>(2);
        if (clients is not null) projects.Add(new Project(clients, IsClients: true));
        if (cwds is not null && cwds != clients) projects.Add(new Project(cwds, IsClients: false));
        return projects;
    }

    /// <summary>The nearest folder upward that holds <c>.sigmashake</c>, stopping at HOME, a mount point or a folder of another owner.</summary>
    private static string? Upward(string start, string home, string stateFolder)
    {
        if (!start.StartsWith('/')) return null;
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(start));
        var first = FileStatus.Following(folder);
        while (true)
        {
            var status = FileStatus.Following(folder);
            if (status.Kind != FileKind.Folder || status.Device != first.Device || status.Owner != first.Owner || folder == home) return null;

            var marker = Path.Combine(folder, ".sigmashake");
            if (marker != stateFolder && FileStatus.Of(marker).Kind is FileKind.Folder or FileKind.Link) return folder;
            if (Path.GetDirectoryName(folder) is not { } parent) return null;
            folder = parent;
        }
    }
}
