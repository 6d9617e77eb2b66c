using System.Text;
using System.Text.Unicode;
using SigmaShake.Agents.Detection;
using SigmaShake.Agents.Install.Editing;

namespace SigmaShake.Agents.Install;

/// <summary>
/// Codex CLI: handlers in <c>hooks.json</c>, and for each the entry in <c>config.toml</c> without which Codex passes over it in silence.
/// </summary>
internal sealed class CodexInstaller : AgentInstaller
{
    // Any other member makes Codex reject the whole file.
    private static readonly string[] RootMembers = ["description", "hooks"];

    public override string Client => Hosts.Codex;

    public override IReadOnlyList<string> Programs => ["codex"];

    public override IReadOnlyList<string> Folders => [".codex"];

    public override IReadOnlyList<string> NextSteps =>
    [
        "restart running sessions of Codex; `/hooks` there lists the hook as trusted",
        "Codex fails open where the hook answers too late, and `--disable hooks` switches a person's hooks off; `ssg init --client=codex --managed` is the place for a must",
    ];

    public override IReadOnlyList<string> Files(InstallPlace place)
    {
        if (place.SystemFolder is { } system) return [Path.Combine(system, "codex", CodexRequirements.FileName)];
        var home = place.Folder("CODEX_HOME", ".codex");
        return
        [
            Path.Combine(place.ProjectFolder is { } project ? Path.Combine(project, ".codex") : home, "hooks.json"),
            Path.Combine(home, "config.toml"),
        ];
    }

    public override InstallPlan Install(IReadOnlyList<CurrentFile> files, HookCommand command, InstallTools tools)
    {
        if (command.Problem is { } unusable) return InstallPlan.Refused(unusable);
        if (command.IsManaged) return CodexRequirements.Install(files[0], command, tools);
        var (hooksFile, configFile) = (files[0], files[1]);
        if (EditableJson.Open(hooksFile.Bytes, out var problem) is not { } hooks) return LeftAlone(hooksFile, problem);
        if (hooks.Root.Children.Find(member => !RootMembers.Contains(member.Name)) is { } foreign)
        {
            return LeftAlone(hooksFile, $"Codex rejects it for its member `{foreign.Name}`");
        }

        if (ConfigProblem(configFile, tools) is { } unreadable) return LeftAlone(configFile, unreadable);
        var section = new HookSection(hooks, IsOurs);
        var before = Hashes(section, tools);
        var othersBefore = KeysOfOthers(hooks, hooksFile);
        if (section.Install(Wanted(command)) is { } misfit) return LeftAlone(hooksFile, misfit);

        // Entries of handlers that were just replaced would only lie about.
        var config = Text(configFile);
        var after = section.Find();
        foreach (var hash in before.Except(Hashes(section, tools))) config = CodexTrust.Remove(config, hooksFile.Path, hash);
        config = CodexTrust.Move(config, othersBefore, KeysOfOthers(hooks, hooksFile));
        foreach (var found in after) config = CodexTrust.Add(config, CodexTrust.Key(hooksFile.Path, found), CodexTrust.Hash(found, tools.Sha256));
        if (tools.TomlProblem(config) is { } clash)
        {
            return LeftAlone(configFile, $"it holds `hooks.state` in a form that cannot be added to ({clash})");
        }

        return new InstallPlan
        {
            Files =
            [
                new PlannedFile(hooksFile.Path, hooksFile.Bytes, hooks.ToArray()),
                new PlannedFile(configFile.Path, configFile.Bytes, Encoding.UTF8.GetBytes(config)),
            ],
            Notes = Notes(hooksFile, configFile),
            Obstacles = CodexTrust.SwitchesHooksOff(config)
                ? [$"`{configFile.Path}` says `hooks = false` under `[features]`: no hook runs until that is taken out"]
                : [],
        };
    }

    public override InstallPlan Remove(IReadOnlyList<CurrentFile> files, InstallTools tools)
    {
        if (files is [var requirements]) return CodexRequirements.Remove(requirements);
        var (hooksFile, configFile) = (files[0], files[1]);
        if (hooksFile.Bytes is null) return new InstallPlan { Files = [.. files.Select(file => new PlannedFile(file.Path, file.Bytes, file.Bytes))] };
        if (EditableJson.Open(hooksFile.Bytes, out var problem) is not { } hooks) return LeftAlone(hooksFile, problem);
        if (ConfigProblem(configFile, tools) is { } unreadable) return LeftAlone(configFile, unreadable);

        var section = new HookSection(hooks, IsOurs);
        var hashes = Hashes(section, tools);
        var othersBefore = KeysOfOthers(hooks, hooksFile);
        section.Remove();
        var config = hashes.Aggregate(Text(configFile), (text, hash) => CodexTrust.Remove(text, hooksFile.Path, hash));
        config = CodexTrust.Move(config, othersBefore, KeysOfOthers(hooks, hooksFile));
        return new InstallPlan
        {
            Files =
            [
                new PlannedFile(hooksFile.Path, hooksFile.Bytes, hashes.Count > 0 ? hooks.ToArray() : hooksFile.Bytes),
                new PlannedFile(configFile.Path, configFile.Bytes, configFile.Bytes is null ? null : Encoding.UTF8.GetBytes(config)),
            ],
        };
    }

    private static string? ConfigProblem(CurrentFile file, InstallTools tools)
    {
        if (file.Bytes is null) return null;
        return Utf8.IsValid(file.Bytes) ? tools.TomlProblem(Text(file)) : "it is not valid UTF-8";
    }

    private static string Text(CurrentFile file) => Encoding.UTF8.GetString(file.Bytes ?? []);

    private static List<string> Hashes(HookSection section, InstallTools tools) =>
        [.. section.Find().Select(found => CodexTrust.Hash(found, tools.Sha256)).Distinct()];

    private static List<string> KeysOfOthers(EditableJson hooks, CurrentFile hooksFile) =>
        [.. new HookSection(hooks, handler => !IsOurs(handler)).Find().Select(found => CodexTrust.Key(hooksFile.Path, found))];

    private static List<string> Notes(CurrentFile hooksFile, CurrentFile configFile)
    {
        var notes = new List<string>
        {
            $"this approves the hook on your behalf: `{configFile.Path}` gets the trust that Codex would else ask you for",
        };
        if (Path.GetDirectoryName(hooksFile.Path) != Path.GetDirectoryName(configFile.Path))
        {
            notes.Add("Codex reads the hooks of a project only where it is told to trust the project");
        }

        return notes;
    }

    private static WantedHook[] Wanted(HookCommand command)
    {
        const string Run = "\"type\":\"command\",\"command\":";
        return
        [
            new WantedHook("PreToolUse", "*", $"{{{Run}{WantedHook.Quoted(command.ShellLineThatRefuses)},\"timeout\":30}}"),
            new WantedHook("SessionStart", null, $"{{{Run}{WantedHook.Quoted(command.ShellLine)},\"timeout\":10}}"),
        ];
    }

    private static bool IsOurs(LocatedJson handler) =>
        handler.Member("command")?.Text is { } command && HookCommand.IsOurs(ShellWords.Split(command), Hosts.Codex);
}
