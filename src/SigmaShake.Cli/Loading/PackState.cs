using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Loading;

/// <summary>Whether a pack is in force, and who says so. What enables comes before what disables: a project's word only tightens.</summary>
internal readonly record struct PackState(bool IsInForce, string Reason)
{
    /// <summary>The state of a pack for calls that are made in these projects.</summary>
    public static PackState Of(EmbeddedPack pack, Settings settings, ProjectSettings[] projects)
    {
        if (pack.IsBuiltIn) return new PackState(true, "built in");
        if (Contains(settings.PacksEnabled, pack.Name)) return new PackState(true, "enabled");
        foreach (var project in projects)
        {
            if (Contains(project.PacksEnabled, pack.Name)) return new PackState(true, "enabled by the project");
        }

        if (!pack.IsDefault) return new PackState(false, "not enabled");
        return Contains(settings.PacksDisabled, pack.Name) ? new PackState(false, "disabled") : new PackState(true, "default");
    }

    private static bool Contains(string[] packs, string name) => Array.IndexOf(packs, name) >= 0;
}
