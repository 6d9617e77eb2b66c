using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Moving;

/// <summary>Where a move keeps what it keeps while it is under way: in the regions themselves, in a folder that no organisation has.</summary>
internal sealed class MovePlaces(PlatformOptions options, OrganisationId id, string from, string to)
{
    private const string FolderName = ".moves";

    /// <summary>Where the organisation's folder is in the old region, while it is served there.</summary>
    public string Source { get; } = options.FolderOf(from, id);

    /// <summary>Where it is once it is out of the way.</summary>
    public string Aside { get; } = Path.Combine(FolderOf(options, from), id.ToString());

    /// <summary>Where it is in the new region.</summary>
    public string Target { get; } = options.FolderOf(to, id);

    /// <summary>The file in which the database travels, in the new region.</summary>
    public string Database { get; } = Path.Combine(FolderOf(options, to), $"{id}.database");

    /// <summary>The file that one mover has, in the old region.</summary>
    public string Lock { get; } = Path.Combine(FolderOf(options, from), $"{id}.lock");

    /// <summary>The folder of moves of a region.</summary>
    public static string FolderOf(PlatformOptions options, string region) => Path.Combine(options.Regions[region], FolderName);

    /// <summary>Removes the lock's file, and the folders of moves that hold nothing else.</summary>
    public void Tidy()
    {
        foreach (var (folder, file) in new[] { Lock, Database }.Select(path => (Path.GetDirectoryName(path)!, path)).Where(one => Directory.Exists(one.Item1)))
        {
            File.Delete(file);
            if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
    }
}
