namespace SigmaShake.Agents.Install;

/// <summary>
/// Plans how one client's configuration is made to run our hook, and how that is taken back. Pure: old bytes in, new bytes out.
/// Edits are made in the text, so that whatever is not ours stays byte for byte.
/// </summary>
public abstract class AgentInstaller
{
    private static readonly AgentInstaller[] Installers =
    [
        new ClaudeCodeInstaller(), new CodexInstaller(), new CopilotCliInstaller(), new CursorInstaller(), new GeminiCliInstaller(), new OpenCodeInstaller(),
        new QwenCodeInstaller(), new AntigravityInstaller(), new WindsurfInstaller(), new DevinInstaller(), new KiroInstaller(), new ClineInstaller(),
        new DroidInstaller(), new PiInstaller(), new OpenClawInstaller(), new AmpInstaller(),
    ];

    private protected AgentInstaller()
    {
    }

    /// <summary>Every installer.</summary>
    public static IReadOnlyList<AgentInstaller> All => Installers;

    /// <summary>The clients that can be installed for.</summary>
    public static IReadOnlyList<string> Clients => [.. Installers.Select(installer => installer.Client)];

    /// <summary>The client's name.</summary>
    public abstract string Client { get; }

    /// <summary>Another client that reads the very same file, or null.</summary>
    public virtual string? AlsoServes => null;

    /// <summary>The programs by which the client is known where one of them is on the PATH.</summary>
    public abstract IReadOnlyList<string> Programs { get; }

    /// <summary>The folders below the home by which it is known too: editors are often not on the PATH.</summary>
    public abstract IReadOnlyList<string> Folders { get; }

    /// <summary>What happens next, one line each: restarting, and how to see that it works.</summary>
    public abstract IReadOnlyList<string> NextSteps { get; }

    /// <summary>The installer for a client, or null.</summary>
    public static AgentInstaller? For(string client) => Array.Find(Installers, installer => installer.Client == client || installer.AlsoServes == client);

    /// <summary>The absolute paths of the files that an installation concerns; none where the client has no configuration of that kind.</summary>
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

    private protected static InstallPlan LeftAlone(CurrentFile file, string? problem) =>
        InstallPlan.Refused($"`{file.Path}` was left alone: {problem}; repair the file, then run this again");
}

/// <summary>A file as it is now.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Bytes">Its content; null where there is no such file.</param>
public sealed record CurrentFile(string Path, byte[]? Bytes);
