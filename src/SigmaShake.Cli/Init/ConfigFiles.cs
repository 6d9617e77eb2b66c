using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary>The files that an installation for one client concerns, as they are now.</summary>
internal static class ConfigFiles
{
    /// <summary>Finds and reads them; null and why where one cannot be.</summary>
    /// <param name="installer">The client's installer.</param>
    /// <param name="place">Whose configuration.</param>
    /// <param name="current">What they hold.</param>
    /// <param name="problem">Why they cannot be read, or null.</param>
    public static List<ConfigFile>? Find(AgentInstaller installer, InstallPlace place, out List<CurrentFile> current, out string? problem)
    {
        var files = new List<ConfigFile>();
        current = [];
        problem = null;
        foreach (var path in installer.Files(place))
        {
            if (ConfigFile.Find(path, Anchors(place), out problem) is { } file)
            {
                files.Add(file);
                current.Add(file.Read(out problem));
            }

            if (problem is not null) return null;
        }

        return files;
    }

    private static IEnumerable<string> Anchors(InstallPlace place)
    {
        yield return place.Home;
        if (place.ProjectFolder is { } project) yield return project;
        if (place.SystemFolder is { } system) yield return system;
    }
}
