namespace SigmaShake.Agents.Install;

/// <summary>Whose configuration is meant.</summary>
/// <param name="Home">The person's home directory, absolute.</param>
/// <param name="ProjectFolder">The absolute folder whose own configuration is meant; null for the person's.</param>
/// <param name="Environment">The environment: several clients let a variable name their configuration folder.</param>
/// <param name="SystemFolder">The folder of the machine's own configuration (<c>/etc</c>), where that is meant; else null.</param>
public sealed record InstallPlace(string Home, string? ProjectFolder, AgentEnvironment Environment, string? SystemFolder = null)
{
    /// <summary>A file of whichever of the three is meant; null where the client has none there.</summary>
    internal string? FileOf(string user, string? project, string? system) => SystemFolder is { } folder
        ? system is null ? null : Path.Combine(folder, system)
        : ProjectFolder is { } there ? (project is null ? null : Path.Combine(there, project)) : user;

    /// <summary>The folder of a client that keeps to the XDG base directories.</summary>
    internal string ConfigFolder(string name) => Path.Combine(Folder("XDG_CONFIG_HOME", ".config"), name);

    internal string Folder(string variable, string name) =>
        Environment.Variable(variable) is { Length: > 0 } folder ? folder : Path.Combine(Home, name);
}

/// <summary>What planning needs and this project does not hold.</summary>
/// <param name="Sha256">The SHA-256 of some bytes.</param>
/// <param name="TomlProblem">Why a text is not TOML, as one line; null where it is.</param>
public sealed record InstallTools(Func<byte[], byte[]> Sha256, Func<string, string?> TomlProblem);
