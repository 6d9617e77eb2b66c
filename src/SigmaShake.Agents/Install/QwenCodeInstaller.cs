using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Qwen Code: Claude Code's events in <c>settings.json</c>, with limits in milliseconds.</summary>
internal sealed class QwenCodeInstaller : HookSectionInstaller
{
    public override string Client => Hosts.QwenCode;

    public override IReadOnlyList<string> Programs => ["qwen"];

    public override IReadOnlyList<string> Folders => [".qwen"];

    public override IReadOnlyList<string> NextSteps => ["restart running sessions of Qwen Code", "Qwen Code fails open where the hook answers too late"];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".qwen", "settings.json"), project: ".qwen/settings.json", system: null);

    private protected override IEnumerable<string> Obstacles(string path, LocatedJson root) =>
        ObstacleWhereOff(path, root.Member("disableAllHooks"), "disableAllHooks", JsonKind.True);

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command) =>
    [
        new WantedHook("PreToolUse", "*", Handler(command.ShellLineThatRefuses, 30_000)),
        new WantedHook("SessionStart", null, Handler(command.ShellLine, 10_000)),
    ];

    private static string Handler(string line, int timeoutMs) =>
        $"{{\"type\":\"command\",\"name\":\"sigmashake\",\"command\":{WantedHook.Quoted(line)},\"timeout\":{timeoutMs}}}";
}
