using System.Text;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Tiles;

/// <summary>The log that Tessera publishes for tests of other implementations.</summary>
public sealed class PublishedLogTests
{
    private static readonly string[] Leaves =
        ["one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven", "twelf", "threeten", "fourten", "fivten"];

    [Fact]
    public void Every_tile_and_bundle_of_a_published_log_comes_out_byte_for_byte()
    {
        var published = SharedData.Path("vectors/tlog-tiles/tessera-testdata-log");
        using var ours = new TemporaryFolder();
        var log = new TileLogWriter(ours.Path, withPayloads: false);
        foreach (var leaf in Leaves)
        {
            log.Add(Encoding.ASCII.GetBytes(leaf));
            log.WriteUnfinished(); // It published a checkpoint of every size.
            Assert.Equal(File.ReadAllLines($"{published}/checkpoint.{log.Size}")[2], Convert.ToBase64String(Convert.FromHexString(log.Root.ToString())));
        }

        log.WriteCheckpoint(File.ReadAllBytes($"{published}/checkpoint"));
        Assert.Null(log.Error);
        var names = Names(published).Where(name => name is "checkpoint" || name.StartsWith("tile/", StringComparison.Ordinal)).ToList();
        Assert.Equal(31, names.Count);
        Assert.Equal(names, Names(ours.Path));
        foreach (var name in names) Assert.Equal(File.ReadAllBytes($"{published}/{name}"), File.ReadAllBytes(ours[name]));
    }

    private static List<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
}
