using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Gemini CLI: two handlers in <c>settings.json</c>, whose limits are in milliseconds.</summary>
internal sealed class GeminiCliInstaller : HookSectionInstaller
{
    private const string Switches = "hooksConfig";

    public override string Client => Hosts.GeminiCli;

    public override IReadOnlyList<string> Programs => ["gemini"];

    public override IReadOnlyList<string> Folders => [".gemini"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "restart running sessions of Gemini CLI; `/hooks list` there lists the hook",
        "Gemini CLI fails open where the hook answers too late, and a trusted project's settings may switch hooks off; `ssg doctor` looks for that",
    ];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".gemini", "settings.json"),
        project: ".gemini/settings.json",
        system: "gemini-cli/settings.json");

    private protected override IEnumerable<string> Obstacles(string path, LocatedJson root) =>
        ObstacleWhereOff(path, root.Member(Switches)?.Member("enabled"), "hooksConfig.enabled: false", JsonKind.False);

    private protected override string? Add(EditableJson settings, string path, HookCommand command)
    {
        if (!command.IsManaged) return base.Add(settings, path, command);
        return Pin(settings) ?? base.Add(settings, path, NameOf(settings) is { } name ? command with { HookName = name } : command);
    }

    private protected override IReadOnlyList<WantedHook> Wanted(HookCommand command) =>
    [
        new WantedHook("BeforeTool", "*", Handler(command, command.ShellLineThatRefuses, 30_000)),
        new WantedHook("SessionStart", null, Handler(command, command.ShellLine, 10_000)),
    ];

    private static string Handler(HookCommand command, string line, int timeoutMs) =>
        $"{{\"type\":\"command\",\"name\":{WantedHook.Quoted(command.HookName)},\"command\":{WantedHook.Quoted(line)},\"timeout\":{timeoutMs}}}";

    // The name that ours has there already stays.
    private string? NameOf(EditableJson settings) => new HookSection(settings, IsOurs).Find() is [var found, ..] ? found.Handler.Member("name")?.Text : null;

    // A project's settings are weaker than the machine's, but where those are silent on this they count.
    private static string? Pin(EditableJson settings)
    {
        if (settings.Root.Member(Switches) is not { } switches)
        {
            settings.AppendMember(settings.Root, Switches, "{\"enabled\":true}");
            return null;
        }

        if (switches.Kind != JsonKind.Object) return $"its member `{Switches}` is not an object";
        if (switches.Member("enabled") is not { } enabled) settings.AppendMember(switches, "enabled", "true");
        else if (enabled.Kind != JsonKind.True) settings.Replace(enabled, "true");
        return null;
    }
}
