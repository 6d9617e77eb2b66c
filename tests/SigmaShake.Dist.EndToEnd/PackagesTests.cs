using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd;

/// <summary>All packages, made as a release makes them.</summary>
[Trait("Category", "Nightly")]
public sealed class PackagesTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(60);

    [Fact]
    public async Task Two_builds_in_two_folders_are_the_same_bytes()
    {
        var result = await ChildProcess.RunAsync(DistScripts.PathOf("check"), [], timeLimit: TimeLimit);

        Assert.True(result.ExitCode == 0, $"{result.Out}\n{result.Error}");
        Assert.Contains("the same bytes both times", result.Out);
    }
}
