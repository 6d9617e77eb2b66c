using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary>Which clients are on this machine: by their programs on the PATH, or by the folders that they keep in a home.</summary>
internal static class FoundClients
{
    /// <summary>Whether the client is here.</summary>
    public static bool Has(AgentInstaller installer, InitContext context) =>
        installer.Folders.Any(folder => Directory.Exists(Path.Combine(context.Home, folder))) || ProgramOf(installer, context) is not null;

    /// <summary>The client's program on the PATH, by its absolute path; null where it is not there.</summary>
    public static string? ProgramOf(AgentInstaller installer, InitContext context) =>
        (context.Environment.Variable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => installer.Programs.Select(program => Path.Combine(folder, program)))
            .FirstOrDefault(File.Exists);
}
