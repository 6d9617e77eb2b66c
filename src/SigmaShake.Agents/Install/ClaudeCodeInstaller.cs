using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Claude Code: two handlers in <c>settings.json</c>, in exec form (no shell), the one before a tool failing closed.</summary>
internal sealed class ClaudeCodeInstaller : AgentInstaller
{
    public override string Client => Hosts.ClaudeCode;

    public override IReadOnlyList<string> NextSteps =>
    [
        "running sessions of Claude Code pick the hook up by themselves; `/hooks` there lists it",
        "versions before 2.1.295 ignore `onFailure`, and run the tool if the hook cannot be started",
    ];

    public override IReadOnlyList<string> Files(InstallPlace place) =>
    [
        place.ProjectFolder is { } project
            ? Path.Combine(project, ".claude", "settings.json")
            : Path.Combine(place.Folder("CLAUDE_CONFIG_DIR", ".claude"), "settings.json"),
    ];

    public override InstallPlan Install(IReadOnlyList<CurrentFile> files, HookCommand command, InstallTools tools)
    {
        if (command.Problem is { } unusable) return InstallPlan.Refused(unusable);
        var file = files[0];
        if (EditableJson.Open(file.Bytes, out var problem) is not { } settings) return Refused(file, problem);
        if (new HookSection(settings, IsOurs).Install(Wanted(command)) is { } misfit) return Refused(file, misfit);
        return new InstallPlan { Files = [new PlannedFile(file.Path, file.Bytes, settings.ToArray())], Notes = Notes(file, settings.Root) };
    }

    public override InstallPlan Remove(IReadOnlyList<CurrentFile> files, InstallTools tools)
    {
        var file = files[0];
        if (file.Bytes is null) return new InstallPlan { Files = [new PlannedFile(file.Path, null, null)] };
        if (EditableJson.Open(file.Bytes, out var problem) is not { } settings) return Refused(file, problem);
        var section = new HookSection(settings, IsOurs);
        var isOurs = section.Find().Count > 0;
        section.Remove();
        return new InstallPlan { Files = [new PlannedFile(file.Path, file.Bytes, isOurs ? settings.ToArray() : file.Bytes)] };
    }

    private static InstallPlan Refused(CurrentFile file, string? problem) =>
        InstallPlan.Refused($"`{file.Path}` was left alone: {problem}; repair the file, then run this again");

    private static List<string> Notes(CurrentFile file, LocatedJson root)
    {
        var isOff = root.Member("disableAllHooks")?.Kind == JsonKind.True;
        return isOff ? [$"`{file.Path}` says `disableAllHooks`: no hook runs until that is taken out"] : [];
    }

    private static WantedHook[] Wanted(HookCommand command)
    {
        var arguments = string.Join(',', command.Arguments.Select(WantedHook.Quoted));
        var run = $"\"type\":\"command\",\"command\":{WantedHook.Quoted(command.Ssg)},\"args\":[{arguments}]";
        return
        [
            new WantedHook("PreToolUse", "*", $"{{{run},\"timeout\":30,\"onFailure\":\"block\"}}"),
            new WantedHook("SessionStart", null, $"{{{run},\"timeout\":10}}"),
        ];
    }

    // In exec form, or as a line for a shell, as a person may have written it.
    private static bool IsOurs(LocatedJson handler)
    {
        if (handler.Member("command")?.Text is not { } command) return false;
        return handler.Member("args") is { Kind: JsonKind.Array } arguments
            ? HookCommand.IsOurs([command, .. arguments.Children.Select(argument => argument.Value.Text ?? "")], Hosts.ClaudeCode)
            : HookCommand.IsOurs(ShellWords.Split(command), Hosts.ClaudeCode);
    }
}
