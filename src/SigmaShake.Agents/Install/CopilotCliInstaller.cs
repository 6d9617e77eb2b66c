using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>GitHub Copilot CLI, and Visual Studio Code, which reads the same folder: a file of ours in it.</summary>
internal sealed class CopilotCliInstaller : OwnFilesInstaller
{
    private const string FileName = OwnFile.Id + ".json";

    public override string Client => Hosts.CopilotCli;

    public override string AlsoServes => Hosts.VsCode;

    public override IReadOnlyList<string> Programs => ["copilot", "code", "code-insiders"];

    public override IReadOnlyList<string> Folders => [".copilot"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "restart running sessions of Copilot CLI, and reload windows of Visual Studio Code",
        "Copilot CLI reads the hooks of a project only in a folder that it is told to trust",
    ];

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Folder("COPILOT_HOME", ".copilot"), "hooks", FileName),
        project: ".github/hooks/" + FileName,
        system: "github-copilot/policy.d/" + FileName) is { } path ? [path] : [];

    // The member `bash` is run by a shell: there Visual Studio Code, which takes other exit codes for consent, is refused too when the hook cannot be started.
    private protected override string Content(string path, HookCommand command) => $$"""
        {
          "version": 1,
          "hooks": {
            "preToolUse": [
              {
                "type": "command",
                "bash": {{WantedHook.Quoted(command.ShellLineThatRefuses)}},
                "timeoutSec": 30
              }
            ],
            "sessionStart": [
              {
                "type": "command",
                "bash": {{WantedHook.Quoted(command.ShellLine)}},
                "timeoutSec": 10
              }
            ]
          }
        }

        """.ReplaceLineEndings("\n");
}
