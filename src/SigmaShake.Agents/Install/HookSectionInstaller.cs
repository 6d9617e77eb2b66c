using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>Clients whose settings hold handlers for events, in one of the layouts of <see cref="HookLayout"/>.</summary>
internal abstract class HookSectionInstaller : SettingsInstaller
{
    /// <summary>How the handlers are laid out in that file.</summary>
    private protected virtual HookLayout LayoutOf(string path) => HookLayout.Grouped;

    /// <summary>Members of the root without which the client does not read the file, as compact JSON.</summary>
    private protected virtual IReadOnlyList<(string Name, string Value)> Required(string path) => [];

    /// <summary>The handlers that are to stand there.</summary>
    private protected abstract IReadOnlyList<WantedHook> Wanted(HookCommand command);

    private protected override string? Add(EditableJson settings, string path, HookCommand command)
    {
        foreach (var (name, value) in Required(path))
        {
            if (settings.Root.Member(name) is null) settings.AppendMember(settings.Root, name, value);
        }

        return new HookSection(settings, IsOurs, LayoutOf(path)).Install(Wanted(command));
    }

    private protected override bool TakeOut(EditableJson settings, string path)
    {
        var section = new HookSection(settings, IsOurs, LayoutOf(path));
        if (section.Find().Count == 0) return false;
        section.Remove();
        return true;
    }

    /// <summary>Whether a handler runs our hook: in exec form, or as a line for a shell, as a person may have written it.</summary>
    private protected bool IsOurs(LocatedJson handler)
    {
        if (handler.Member("command")?.Text is not { } command) return false;
        return handler.Member("args") is { Kind: JsonKind.Array } arguments
            ? HookCommand.IsOurs([command, .. arguments.Children.Select(argument => argument.Value.Text ?? "")], Client)
            : HookCommand.IsOurs(ShellWords.Split(command), Client);
    }
}
