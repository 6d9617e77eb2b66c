using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Windsurf, now Devin Desktop: one handler for each kind of act in <c>hooks.json</c>.</summary>
internal sealed class WindsurfInstaller : HookSectionInstaller
{
    private static readonly string[] Acts = ["pre_run_command", "pre_write_code", "pre_read_code", "pre_mcp_tool_use"];

    public override string Client => Hosts.Windsurf;

    public override IReadOnlyList<string> Programs => ["windsurf"];

    public override IReadOnlyList<string> Folders => [".codeium/windsurf"];

    public override IReadOnlyList<string> NextSteps => ["restart Windsurf", "Windsurf fails open: if the hook cannot be started, the tool runs"];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".codeium", "windsurf", "hooks.json"), project: ".windsurf/hooks.json", system: "windsurf/hooks.json");

    private protected override HookLayout LayoutOf(string path) => HookLayout.Flat;

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command) =>
        [.. Acts.Select(act => new WantedHook(act, null, $"{{\"command\":{WantedHook.Quoted(command.ShellLine)},\"show_output\":true}}"))];
}
