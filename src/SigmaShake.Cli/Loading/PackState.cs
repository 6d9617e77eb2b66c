using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Loading;

/// <summary>Whether a pack is in force, and who says so. What enables comes before what disables: a project's word only tightens.</summary>
internal readonly record struct PackState(bool IsInForce, string Reason)
{
    /// <summary>The state of a pack for calls that are made in these projects.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="fleetPacks">The packs that an organisation enforces.</param>
    /// <param name="settings">The person's settings.</param>
    /// <param name="projects">What the projects want.</param>
    public static PackState Of(EmbeddedPack pack, string[] fleetPacks, Settings settings, ProjectSettings[] projects)
    {
        if (pack.IsBuiltIn) return new PackState(true, "built in");
        if (Contains(fleetPacks, pack.Name)) return new PackState(true, "enforced by your organisation") { IsOfFleet = true };
        if (Contains(settings.PacksEnabled, pack.Name)) return new PackState(true, "enabled");
        foreach (var project in projects)
        {
            if (Contains(project.PacksEnabled, pack.Name)) return new PackState(true, "enabled by the project");
        }

        if (!pack.IsDefault) return new PackState(false, "not enabled");
        return Contains(settings.PacksDisabled, pack.Name) ? new PackState(false, "disabled") : new PackState(true, "default");
    }

    /// <summary>Whether it is in force as an organisation's, out of reach for everybody else.</summary>
    public bool IsOfFleet { get; private init; }

    private static bool Contains(string[] packs, string name) => Array.IndexOf(packs, name) >= 0;
}
