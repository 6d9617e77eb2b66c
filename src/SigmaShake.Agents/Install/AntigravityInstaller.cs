using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Antigravity: the members of <c>hooks.json</c> are hooks by name, and one of them is ours as a whole.</summary>
internal sealed class AntigravityInstaller : SettingsInstaller
{
    private const string Ours = "sigmashake";

    public override string Client => Hosts.Antigravity;

    public override IReadOnlyList<string> Programs => ["agy", "antigravity"];

    public override IReadOnlyList<string> Folders => [".gemini/antigravity", ".antigravity"];

    public override IReadOnlyList<string> NextSteps => ["restart Antigravity; a call that its hook does not answer is not run, or you are asked"];

    private protected override string? PathIn(InstallPlace place) => place.FileOf(
        user: Path.Combine(place.Home, ".gemini", "config", "hooks.json"), project: ".agents/hooks.json", system: null);

    private protected override string? Add(EditableJson settings, string path, HookCommand command)
    {
        var wanted = Wanted(command);
        if (settings.Root.Member(Ours) is not { } there) settings.AppendMember(settings.Root, Ours, wanted);
        else if (!settings.SaysTheSame(there, wanted)) settings.Replace(there, wanted);
        return null;
    }

    private protected override bool TakeOut(EditableJson settings, string path)
    {
        if (settings.Root.Member(Ours) is null) return false;
        settings.Remove(settings.Root, settings.Root.IndexOf(Ours));
        return true;
    }

    private protected override IEnumerable<string> Obstacles(string path, LocatedJson root) =>
        ObstacleWhereOff(path, root.Member(Ours)?.Member("enabled"), Ours + ".enabled: false", JsonKind.False);

    private static string Wanted(HookCommand command)
    {
        var group = new WantedHook("PreToolUse", "*", $"{{\"type\":\"command\",\"command\":{WantedHook.Quoted(command.ShellLine)},\"timeout\":30}}").Group;
        return $"{{\"enabled\":true,\"PreToolUse\":[{group}]}}";
    }
}
