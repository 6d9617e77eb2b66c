using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>What an image is built from, and, where buildah can run, the image.</summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task Every_file_that_the_Containerfile_copies_is_in_its_context_and_it_does_not_run_as_root()
    {
        using var folder = new TemporaryFolder();
        await DistScripts.RunAsync("container", folder["context"], $"amd64={Path.Combine(Checkout.Root, "artifacts")}");

        var lines = await File.ReadAllLinesAsync(folder["context/Containerfile"], TestContext.Current.CancellationToken);

        Assert.Contains("FROM scratch", lines);
        Assert.Contains("USER 65532:65532", lines);
        var sources = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^2].Replace("${TARGETARCH}", "amd64", StringComparison.Ordinal));
        Assert.All(sources, source => Assert.True(Directory.Exists(folder[$"context/{source}"]), $"`{source}` is missing"));
        Assert.True(File.Exists(folder["context/amd64/usr/bin/ssg"]));
    }
}
