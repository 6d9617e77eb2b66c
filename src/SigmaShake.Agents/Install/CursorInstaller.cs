using SigmaShake.Agents.Detection;

namespace SigmaShake.Agents.Install;

/// <summary>
/// Cursor: handlers in <c>hooks.json</c> that fail closed. Each call is judged once: before shell commands and tools of MCP servers by the events that can ask,
/// before everything else by the one for all tools.
/// </summary>
internal sealed class CursorInstaller : HookSectionInstaller
{
    // Tested against the tool's name, as JavaScript does it.
    private const string OtherTools = "^(?!Shell$|MCP:)";

    public override string Client => Hosts.Cursor;

    public override IReadOnlyList<string> Programs => ["cursor", "cursor-agent"];

    public override IReadOnlyList<string> Folders => [".cursor"];

    public override IReadOnlyList<string> NextSteps => ["restart Cursor; its settings list the hook, and its output panel `Hooks` what each said"];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".cursor", "hooks.json"), project: ".cursor/hooks.json", system: "cursor/hooks.json");

    private protected override HookLayout LayoutOf(string path) => HookLayout.Flat;

    private protected override IReadOnlyList<(string Name, string Value)> Required(string path) => [("version", "1")];

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command)
    {
        var run = $"\"command\":{WantedHook.Quoted(command.ShellLine)}";
        var gate = $"{run},\"timeout\":30,\"failClosed\":true";
        return
        [
            new WantedHook("preToolUse", null, $"{{{gate},\"matcher\":\"{OtherTools}\"}}"),
            new WantedHook("beforeShellExecution", null, $"{{{gate}}}"),
            new WantedHook("beforeMCPExecution", null, $"{{{gate}}}"),
            new WantedHook("sessionStart", null, $"{{{run},\"timeout\":10}}"),
        ];
    }
}
