using SigmaShake.Cli.Files;

namespace SigmaShake.Net.Running;

/// <summary>Where the program of a RUN is: at an absolute path, or under a bare name in the folders of the system.</summary>
internal static class ProgramPlace
{
    // Never by PATH: package managers put folders of a project there.
    private static readonly string[] Folders = ["/usr/local/bin", "/usr/bin", "/bin"];

    /// <summary>What a program that is run finds in its <c>PATH</c>.</summary>
    public static string SearchPath => string.Join(':', Folders);

    /// <summary>Its path; null where there is none, and then why.</summary>
    public static string? Find(string name, out string problem)
    {
        problem = $"there is no program `{name}`";
        if (name.StartsWith('/')) return IsProgram(name) ? name : null;
        if (!IsNamed(name))
        {
            problem = $"`{name}` is no absolute path; RUN takes one, or the bare name of a program in {SearchPath}";
            return null;
        }

        problem = $"there is no program `{name}` in {SearchPath}; write its absolute path";
        return Array.Find(Folders, folder => IsProgram(Path.Combine(folder, name))) is { } found ? Path.Combine(found, name) : null;
    }

    /// <summary>Whether it is named as RUN takes it, whatever is there.</summary>
    public static bool IsNamed(string name) => name.StartsWith('/') || !name.Contains('/', StringComparison.Ordinal);

    private static bool IsProgram(string path) => FileStatus.Following(path).Kind == FileKind.Regular;
}
