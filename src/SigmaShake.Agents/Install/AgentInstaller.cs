namespace SigmaShake.Agents.Install;

/// <summary>
/// Plans how one client's configuration is made to run our hook, and how that is taken back. Pure: old bytes in, new bytes out.
/// Edits are made in the text, so that whatever is not ours stays byte for byte.
/// </summary>
public abstract class AgentInstaller
{
    private static readonly AgentInstaller[] Installers = [new ClaudeCodeInstaller(), new CodexInstaller()];

    private protected AgentInstaller()
    {
    }

    /// <summary>The clients that can be installed for.</summary>
    public static IReadOnlyList<string> Clients => [.. Installers.Select(installer => installer.Client)];

    /// <summary>The client's name.</summary>
    public abstract string Client { get; }

    /// <summary>What happens next, one line each: restarting, and how to see that it works.</summary>
    public abstract IReadOnlyList<string> NextSteps { get; }

    /// <summary>The installer for a client, or null.</summary>
    public static AgentInstaller? For(string client) => Array.Find(Installers, installer => installer.Client == client);

    /// <summary>The absolute paths of the files that an installation concerns.</summary>
    public abstract IReadOnlyList<string> Files(InstallPlace place);

    /// <summary>Plans the installation.</summary>
    /// <param name="files">The files named by <see cref="Files"/> as they are now, in that order.</param>
    /// <param name="command">What the client is to run.</param>
    /// <param name="tools">What planning needs from outside.</param>
    public abstract InstallPlan Install(IReadOnlyList<CurrentFile> files, HookCommand command, InstallTools tools);

    /// <summary>Plans the removal of everything of ours from the files, and of nothing else.</summary>
    /// <param name="files">The files named by <see cref="Files"/> as they are now, in that order.</param>
    /// <param name="tools">What planning needs from outside.</param>
    public abstract InstallPlan Remove(IReadOnlyList<CurrentFile> files, InstallTools tools);
}

/// <summary>A file as it is now.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Bytes">Its content; null where there is no such file.</param>
public sealed record CurrentFile(string Path, byte[]? Bytes);
