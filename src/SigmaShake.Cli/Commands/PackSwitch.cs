using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary>Has packs enforced, or no longer, in the person's settings.</summary>
internal static class PackSwitch
{
    public static int Enable(CommandContext context, EmbeddedPack[] packs)
    {
        var state = StateFolder.Open(context.State);
        var settings = SettingsFile.Load(state);

        // One more pack only tightens, so anybody may; but for one whose ALLOW may loosen.
        if (packs.Any(pack => settings.PacksTrusted.Contains(pack.Name)) && LooseningGuard.Refuse(context, "ssg packs enable") is { } refused) return refused;
        var names = NamesOf(packs);
        string[] listed = [.. packs.Where(pack => !pack.IsDefault).Select(pack => pack.Name)];
        var problem = Change(context, state, new PersonAction("packs-enable", string.Join(' ', names)), settings, settings with
        {
            PacksEnabled = [.. settings.PacksEnabled.Union(listed)],
            PacksDisabled = [.. settings.PacksDisabled.Except(names)],
        });
        if (problem is not null) return context.Fail(problem);
        foreach (var name in names) context.Out.WriteLine($"{name} is on");
        return ExitCodes.Ok;
    }

    public static int Disable(CommandContext context, EmbeddedPack[] packs)
    {
        if (Array.Find(packs, pack => pack.IsBuiltIn) is { } builtIn)
        {
            return context.Fail($"`{builtIn.Name}` guards SigmaShake itself and cannot be switched off", ExitCodes.Usage);
        }

        if (LooseningGuard.Refuse(context, "ssg packs disable") is { } refused) return refused;
        var state = StateFolder.Open(context.State);
        var settings = SettingsFile.Load(state);
        var names = NamesOf(packs);
        string[] listed = [.. packs.Where(pack => pack.IsDefault).Select(pack => pack.Name)];
        var problem = Change(context, state, new PersonAction("packs-disable", string.Join(' ', names)), settings, settings with
        {
            PacksEnabled = [.. settings.PacksEnabled.Except(names)],
            PacksDisabled = [.. settings.PacksDisabled.Union(listed)],
        });
        if (problem is not null) return context.Fail(problem);

        // What the organisation or the project at hand enables stays in force here, whatever the person's settings say.
        foreach (var pack in packs) context.Out.WriteLine($"{pack.Name} is off{But(PackCommand.StateOf(context, pack))}");
        return ExitCodes.Ok;
    }

    private static string But(PackState state) => state switch
    {
        { IsOfFleet: true } => " for you, but your organisation enforces it",
        { IsInForce: true } => ", but this project enables it",
        _ => "",
    };

    private static string[] NamesOf(EmbeddedPack[] packs) => [.. packs.Select(pack => pack.Name)];

    // Null, or what went wrong. What is as it should be is left alone, and not on record twice.
    private static string? Change(CommandContext context, StateFolder state, PersonAction action, Settings settings, Settings wanted)
    {
        var changes = new[] { SettingKey.PacksEnabled, SettingKey.PacksDisabled }
            .Where(key => wanted.Toml(key) != settings.Toml(key))
            .Select(key => (key, wanted.Toml(key)))
            .ToList();
        if (changes.Count == 0) return null;
        var (changed, problem) = ChangedSettings.Of(state, changes);
        return changed is null ? problem : changed.Save(action, context.Clock)?.ToString();
    }
}
