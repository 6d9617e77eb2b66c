using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Clients whose hook stands in one JSON file among settings that are not ours.</summary>
internal abstract class SettingsInstaller : AgentInstaller
{
    public sealed override IReadOnlyList<string> Files(InstallPlace place) => PathIn(place) is { } path ? [path] : [];

    public sealed override InstallPlan Install(IReadOnlyList<CurrentFile> files, HookCommand command, InstallTools tools)
    {
        if (command.Problem is { } unusable) return InstallPlan.Refused(unusable);
        var file = files[0];
        if (EditableJson.Open(file.Bytes, out var problem) is not { } settings) return LeftAlone(file, problem);
        if (Add(settings, file.Path, command) is { } misfit) return LeftAlone(file, misfit);
        return new InstallPlan { Files = [new PlannedFile(file.Path, file.Bytes, settings.ToArray())], Obstacles = [.. Obstacles(file.Path, settings.Root)] };
    }

    public sealed override InstallPlan Remove(IReadOnlyList<CurrentFile> files, InstallTools tools)
    {
        var file = files[0];
        if (file.Bytes is null) return new InstallPlan { Files = [new PlannedFile(file.Path, null, null)] };
        if (EditableJson.Open(file.Bytes, out var problem) is not { } settings) return LeftAlone(file, problem);
        return new InstallPlan { Files = [new PlannedFile(file.Path, file.Bytes, TakeOut(settings, file.Path) ? settings.ToArray() : file.Bytes)] };
    }

    /// <summary>The file; null where the client has none of that kind.</summary>
    private protected abstract string? PathIn(InstallPlace place);

    /// <summary>Puts our hook in. Returns why that cannot be, or null.</summary>
    private protected abstract string? Add(EditableJson settings, string path, HookCommand command);

    /// <summary>Takes our hook out. Returns whether it was there.</summary>
    private protected abstract bool TakeOut(EditableJson settings, string path);

    /// <summary>What in the file keeps hooks from running.</summary>
    private protected virtual IEnumerable<string> Obstacles(string path, LocatedJson root) => [];

    /// <summary>A member that switches all hooks off, where it does.</summary>
    private protected static IEnumerable<string> ObstacleWhereOff(string path, LocatedJson? member, string spelling, JsonKind off) =>
        member?.Kind == off ? [$"`{path}` says `{spelling}`: no hook runs until that is taken out"] : [];
}
