using System.Text;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Doctor;

/// <summary>Versions of clients that fail open although newer ones do not.</summary>
internal static class ClientVersions
{
    private static readonly Version FirstWithOnFailure = new(2, 1, 295);

    /// <summary>What is said of the version that is on the PATH; nothing where it is none of those, or cannot be told.</summary>
    public static IEnumerable<Finding> Of(AgentInstaller installer, InitContext context)
    {
        if (installer.Client != "claude-code" || FoundClients.ProgramOf(installer, context) is not { } program) yield break;
        if (VersionOf(program) is not { } version || version >= FirstWithOnFailure) yield break;
        yield return new Finding(
            Gravity.Problem, $"`{program}` is {version}: before {FirstWithOnFailure} Claude Code runs the tool if the hook cannot be started; update it");
    }

    private static Version? VersionOf(string program) =>
        TriedHook.Run([program, "--version"], [], out _, out _) is { ExitCode: 0 } answer
        && Version.TryParse(Encoding.UTF8.GetString(answer.Stdout.Span).Split(' ', '\n')[0], out var version)
            ? version
            : null;
}
