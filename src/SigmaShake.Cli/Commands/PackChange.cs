using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary>Packs that are to be enforced, or no longer, by the person's settings. Whoever saves it has asked for a person where it may loosen.</summary>
internal sealed class PackChange
{
    private readonly StateFolder _state;
    private readonly PersonAction _action;
    private readonly Settings _before;
    private readonly Settings _after;

    private PackChange(StateFolder state, PersonAction action, Settings before, Settings after, bool mayLoosen)
    {
        (_state, _action, _before, _after) = (state, action, before, after);
        MayLoosen = mayLoosen;
    }

    /// <summary>Whether it is for a person only. One more pack only tightens, so anybody may; but for one whose ALLOW may loosen.</summary>
    public bool MayLoosen { get; }

    /// <summary>Has packs enforced.</summary>
    /// <exception cref="StateException">The settings cannot be read.</exception>
    public static PackChange Enable(StateFolder state, EmbeddedPack[] packs)
    {
        var settings = SettingsFile.Load(state);
        var names = NamesOf(packs);
        string[] listed = [.. packs.Where(pack => !pack.IsDefault).Select(pack => pack.Name)];
        return new PackChange(state, new PersonAction("packs-enable", string.Join(' ', names)), settings, settings with
        {
            PacksEnabled = [.. settings.PacksEnabled.Union(listed)],
            PacksDisabled = [.. settings.PacksDisabled.Except(names)],
        }, packs.Any(pack => settings.PacksTrusted.Contains(pack.Name)));
    }

    /// <summary>Has packs no longer enforced; none of them is built in.</summary>
    /// <exception cref="StateException">The settings cannot be read.</exception>
    public static PackChange Disable(StateFolder state, EmbeddedPack[] packs)
    {
        var settings = SettingsFile.Load(state);
        var names = NamesOf(packs);
        string[] listed = [.. packs.Where(pack => pack.IsDefault).Select(pack => pack.Name)];
        return new PackChange(state, new PersonAction("packs-disable", string.Join(' ', names)), settings, settings with
        {
            PacksEnabled = [.. settings.PacksEnabled.Except(names)],
            PacksDisabled = [.. settings.PacksDisabled.Union(listed)],
        }, mayLoosen: true);
    }

    /// <summary>Puts it on record and in force; null, or what went wrong. What is as it should be is left alone, and not on record twice.</summary>
    /// <exception cref="StateException">It could not be recorded.</exception>
    public string? Save(TimeProvider clock)
    {
        var changes = new[] { SettingKey.PacksEnabled, SettingKey.PacksDisabled }
            .Where(key => _after.Toml(key) != _before.Toml(key))
            .Select(key => (key, _after.Toml(key)))
            .ToList();
        if (changes.Count == 0) return null;
        var (changed, problem) = ChangedSettings.Of(_state, changes);
        return changed is null ? problem : changed.Save(_action, clock)?.ToString();
    }

    private static string[] NamesOf(EmbeddedPack[] packs) => [.. packs.Select(pack => pack.Name)];
}
