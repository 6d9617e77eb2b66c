using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Moving;

/// <summary>Where a move keeps what it keeps while it is under way: in the regions themselves, under names that no organisation has, each move under its own.</summary>
internal sealed class MovePlaces(PlatformOptions options, OrganisationId id, string from, string to)
{
    /// <summary>Where the organisation's folder is in the old region, while it is served there.</summary>
    public string Source { get; } = options.FolderOf(from, id);

    /// <summary>Where it is once it is out of the way.</summary>
    public string Aside { get; } = Path.Combine(options.Regions[from], $".moved-{id}");

    /// <summary>Where it is in the new region.</summary>
    public string Target { get; } = options.FolderOf(to, id);

    /// <summary>The file in which the database travels, in the new region.</summary>
    public string Database { get; } = Path.Combine(options.FolderOf(to, id), "travelling.database");

    /// <summary>The file that one mover has, in the old region.</summary>
    public string Lock { get; } = Path.Combine(options.Regions[from], $".moving-{id}");
}
