using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Claude Code: two handlers in <c>settings.json</c>, in exec form (no shell), the one before a tool failing closed.</summary>
internal sealed class ClaudeCodeInstaller : HookSectionInstaller
{
    public override string Client => Hosts.ClaudeCode;

    public override IReadOnlyList<string> Programs => ["claude"];

    public override IReadOnlyList<string> Folders => [".claude"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "running sessions of Claude Code pick the hook up by themselves; `/hooks` there lists it",
        "versions before 2.1.295 ignore `onFailure`, and run the tool if the hook cannot be started",
    ];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Folder("CLAUDE_CONFIG_DIR", ".claude"), "settings.json"),
        project: ".claude/settings.json",
        system: "claude-code/managed-settings.json");

    private protected override IEnumerable<string> Obstacles(string path, LocatedJson root) =>
        ObstacleWhereOff(path, root.Member("disableAllHooks"), "disableAllHooks", JsonKind.True);

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command)
    {
        var arguments = string.Join(',', command.Arguments.Select(WantedHook.Quoted));
        var run = $"\"type\":\"command\",\"command\":{WantedHook.Quoted(command.Ssg)},\"args\":[{arguments}]";
        return
        [
            new WantedHook("PreToolUse", "*", $"{{{run},\"timeout\":30,\"onFailure\":\"block\"}}"),
            new WantedHook("SessionStart", null, $"{{{run},\"timeout\":10}}"),
        ];
    }
}
