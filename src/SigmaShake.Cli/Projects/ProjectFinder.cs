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
    public static Project[] Find(string? clientDirectory, string cwd, string home, string stateFolder)
    {
        // By what they are, not by their names: a home behind a link has two.
        var (homeStatus, stateStatus) = (FileStatus.Following(home), FileStatus.Following(stateFolder));
        var clients = clientDirectory is null ? null : Upward(clientDirectory, homeStatus, stateStatus);
        var cwds = cwd.Length == 0 || cwd == clientDirectory ? null : Upward(cwd, homeStatus, stateStatus);
        var projects = new List<Project>(2);
        if (clients is not null) projects.Add(new Project(clients, IsClients: true));
        if (cwds is not null && cwds != clients) projects.Add(new Project(cwds, IsClients: false));
        return [.. projects];
    }

    /// <summary>The nearest folder upward that holds <c>.sigmashake</c>, stopping at HOME, a mount point or a folder of another owner.</summary>
    private static string? Upward(string start, FileStatus home, FileStatus state)
    {
        if (!start.StartsWith('/')) return null;
        FileStatus? first = null;
        for (var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(start)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // Who stands in a folder that was removed, or shut, still stands in its project.
            var status = FileStatus.Following(folder);
            if (first is null && status.Kind is FileKind.Absent or FileKind.Unknown) continue;

            first ??= status;
            if (status.Kind != FileKind.Folder || status.Device != first.Value.Device || status.Owner != first.Value.Owner) return null;
            if (status.IsSameAs(home)) return null;
            if (HoldsRules(Path.Combine(folder, ".sigmashake"), state)) return folder;
        }

        return null;
    }

    // What cannot be looked at counts as one: it is then refused, not passed over.
    private static bool HoldsRules(string marker, FileStatus state) =>
        FileStatus.Of(marker).Kind is FileKind.Folder or FileKind.Link or FileKind.Unknown && !FileStatus.Following(marker).IsSameAs(state);
}
