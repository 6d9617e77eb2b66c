using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd;

/// <summary>The scripts themselves.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Shellcheck_finds_nothing_in_them()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "eng", "dist"))
            .Where(file => File.ReadLines(file).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true)
            .Append(DistScripts.PathOf("npm/ssg"));

        // What `settings` does to the shell that reads it is followed.
        await DistScripts.CallAsync("shellcheck", ["--external-sources", "--source-path=SCRIPTDIR", .. scripts]);
    }
}
