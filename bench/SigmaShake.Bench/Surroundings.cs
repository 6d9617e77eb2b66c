using SigmaShake.Measuring.Homes;

namespace SigmaShake.Bench;

/// <summary>Where the benchmark runs: the binary, and homes beside it, so that the ledger lies on a real file system.</summary>
internal sealed class Surroundings(string ssg) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(ssg)!, $"bench-{Environment.ProcessId}"));
    private int _homes;

    public string Ssg => ssg;

    public string Artifacts => Path.GetDirectoryName(ssg)!;

    /// <summary>A new home with that many generated rules.</summary>
    public PreparedHome Home(int ruleCount) => new(ssg, Path.Combine(_folder.FullName, $"home-{_homes++}"), ruleCount);

    public void Dispose() => _folder.Delete(recursive: true);
}
