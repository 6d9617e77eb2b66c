using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>Devin CLI: a handler in its configuration; a project's stands in a file that holds nothing but events.</summary>
internal sealed class DevinInstaller : HookSectionInstaller
{
    private const string OfProject = "hooks.v1.json";

    public override string Client => Hosts.Devin;

    public override IReadOnlyList<string> Programs => ["devin"];

    public override IReadOnlyList<string> Folders => [".config/devin"];

    public override IReadOnlyList<string> NextSteps => ["restart running sessions of Devin", "Devin fails open: if the hook cannot be started, the tool runs"];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.ConfigFolder("devin"), "config.json"), project: ".devin/" + OfProject, system: null);

    private protected override HookLayout LayoutOf(string path) => Path.GetFileName(path) == OfProject ? HookLayout.GroupedAtRoot : HookLayout.Grouped;

    private protected override IReadOnlyList<(string Name, string Value)> Required(string path) =>
        Path.GetFileName(path) == OfProject ? [] : [("version", "1")];

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command) =>
        [new WantedHook("PreToolUse", "", $"{{\"type\":\"command\",\"command\":{WantedHook.Quoted(command.ShellLine)},\"timeout\":30}}")];
}
