using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Cline: a program that is called as the event is. It says no where <c>ssg</c> cannot be run: Cline takes silence for consent.</summary>
internal sealed class ClineInstaller : OwnFilesInstaller
{
    private const string Event = "PreToolUse";

    public override string Client => Hosts.Cline;

    public override IReadOnlyList<string> Programs => ["cline"];

    public override IReadOnlyList<string> Folders => [".cline"];

    public override IReadOnlyList<string> NextSteps =>
        ["restart running sessions of Cline", "Cline knows no refusal of one call: a refusal ends the run"];

    private protected override bool ArePrograms => true;

    public override IReadOnlyList<string> Files(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Folder("CLINE_DIR", ".cline"), "hooks", Event), project: ".clinerules/hooks/" + Event, system: null) is { } path ? [path] : [];

    private protected override string Content(string path, HookCommand command) => $$"""
        #!/bin/sh
        # {{OwnFile.Head(Client)}}
        said=$({{command.ShellLine}}) || said='{"cancel":true,"errorMessage":"ssg could not be run; see `ssg doctor`"}'
        printf '%s\n' "$said"

        """.ReplaceLineEndings("\n");
}
