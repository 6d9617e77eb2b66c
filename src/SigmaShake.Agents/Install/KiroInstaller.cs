using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Kiro, editor and CLI with its third engine: a file of ours among its hooks.</summary>
internal sealed class KiroInstaller : OwnFilesInstaller
{
    private const string FileName = OwnFile.Id + ".json";

    public override string Client => Hosts.Kiro;

    public override IReadOnlyList<string> Programs => ["kiro", "kiro-cli"];

    public override IReadOnlyList<string> Folders => [".kiro"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "restart Kiro; its CLI must be started with `--v3`, as the second engine reads hooks from custom agents only",
        "Kiro fails open: if the hook cannot be started, the tool runs",
    ];

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Folder("KIRO_HOME", ".kiro"), "hooks", FileName), project: ".kiro/hooks/" + FileName, system: null) is { } path ? [path] : [];

    private protected override string Content(string path, HookCommand command) => $$"""
        {
          "version": "v1",
          "hooks": [
            {
              "name": "{{OwnFile.Id}}",
              "trigger": "PreToolUse",
              "matcher": ".*",
              "action": {
                "type": "command",
                "command": {{WantedHook.Quoted(command.ShellLine)}}
              },
              "timeout": 30,
              "enabled": true
            }
          ]
        }

        """.ReplaceLineEndings("\n");
}
