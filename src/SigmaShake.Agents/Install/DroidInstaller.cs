using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Factory Droid: Claude Code's events in a file that holds nothing else.</summary>
internal sealed class DroidInstaller : HookSectionInstaller
{
    public override string Client => Hosts.Droid;

    public override IReadOnlyList<string> Programs => ["droid"];

    public override IReadOnlyList<string> Folders => [".factory"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "restart running sessions of Droid: it reads its hooks when it starts; `/hooks` there lists them",
        "Droid fails open: if the hook cannot be started, the tool runs",
    ];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".factory", "hooks.json"), project: ".factory/hooks.json", system: null);

    private protected override HookLayout LayoutOf(string path) => HookLayout.GroupedAtRoot;

    private protected override IEnumerable<string> Obstacles(string path, LocatedJson root) =>
        ObstacleWhereOff(path, root.Member("hooksDisabled"), "hooksDisabled", JsonKind.True);

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command)
    {
        var run = $"\"type\":\"command\",\"command\":{WantedHook.Quoted(command.ShellLine)}";
        return
        [
            new WantedHook("PreToolUse", "*", $"{{{run},\"timeout\":30}}"),
            new WantedHook("SessionStart", null, $"{{{run},\"timeout\":10}}"),
        ];
    }
}
