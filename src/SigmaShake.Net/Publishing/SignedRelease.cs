using SigmaShake.Cli.Files;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Net.Publishing;

/// <summary>The signed files of a folder, as <c>ssg fleet bundle</c> leaves them.</summary>
/// <param name="Files">The field that each is sent as, its name and its content.</param>
internal sealed record SignedRelease(IReadOnlyList<(string Field, string Name, byte[] Content)> Files)
{
    private const string Root = "root.json";
    private const string Targets = "targets.json";
    private const int MaxMetadataBytes = 256 << 10;
    private const int MaxRoots = 8;

    /// <summary>Reads a folder: <c>targets.json</c> with <c>bundle.json</c>, new roots (<c>root.json</c>, <c>2.root.json</c> …), or both.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problem">Why there is nothing to publish, with the cure.</param>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static SignedRelease? Read(string folder, out string problem)
    {
        problem = $"`{folder}` is no folder; name the one that `ssg fleet bundle build` has written";
        if (!Directory.Exists(folder)) return null;
        var roots = Directory.EnumerateFiles(folder, $"*{Root}").Select(Path.GetFileName).OfType<string>().Where(name => name == Root || name.EndsWith($".{Root}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        problem = $"`{folder}` holds more than {MaxRoots} roots; leave those in it that are new";
        if (roots.Count > MaxRoots) return null;
        var hasTargets = File.Exists(Path.Combine(folder, Targets));
        problem = $"`{folder}` holds neither `{Targets}` nor `{Root}`; `ssg fleet bundle build` writes them";
        if (!hasTargets && roots.Count == 0) return null;

        var files = new List<(string, string, byte[])>();
        foreach (var name in roots)
        {
            if (!Add(files, folder, "root", name, MaxMetadataBytes, out problem)) return null;
        }

        return !hasTargets || (Add(files, folder, "targets", Targets, MaxMetadataBytes, out problem) && Add(files, folder, "bundle", RuleBundle.TargetPath, RuleBundle.MaxBytes, out problem))
            ? new SignedRelease(files)
            : null;
    }

    private static bool Add(List<(string, string, byte[])> files, string folder, string field, string name, int maxBytes, out string problem)
    {
        var read = BoundedFile.Read(Path.Combine(folder, name), maxBytes);
        problem = $"`{Path.Combine(folder, name)}` {read.Problem}; build and sign it again";
        if (read.Bytes is { } bytes) files.Add((field, name, bytes));
        return read.Bytes is not null;
    }
}
