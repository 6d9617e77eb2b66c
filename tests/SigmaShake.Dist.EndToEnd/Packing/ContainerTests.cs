using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>What an image is built from, and the image, built and run by buildah without an engine.</summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task The_image_judges_a_call_as_somebody_who_is_not_root_and_keeps_a_log()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, who alone may change the root of a process");
        using var folder = new TemporaryFolder();
        await DistScripts.RunAsync("container", folder["context"], $"amd64={Path.Combine(Checkout.Root, "artifacts")}");
        string[] storage = ["--root", folder["storage"], "--runroot", folder["run"], "--storage-driver", "vfs"];
        await DistScripts.CallAsync("buildah", [.. storage, "bud", "--isolation", "chroot", "--file", folder["context/Containerfile"], "--tag", "sigmashake", folder["context"]]);
        var container = (await DistScripts.CallAsync("buildah", [.. storage, "from", "--pull-never", "localhost/sigmashake"])).Trim();

        var call = await ChildProcess.RunAsync(
            "buildah", [.. storage, "run", "--isolation", "chroot", container, "--", "/usr/bin/ssg", "hook"], """{"tool":"Bash","input":{"command":"sudo rm -rf /"}}"""u8.ToArray());
        var log = await DistScripts.CallAsync("buildah", [.. storage, "run", "--isolation", "chroot", container, "--", "/usr/bin/ssg", "audit", "verify"]);
        var root = (await DistScripts.CallAsync("buildah", [.. storage, "mount", container])).Trim();
        var owner = await DistScripts.CallAsync("stat", "--format=%u %a", Path.Combine(root, "home/nonroot/.sigmashake"));
        await DistScripts.CallAsync("buildah", [.. storage, "umount", container]);

        Assert.Equal(2, call.ExitCode);
        Assert.Contains("destructive/remove-root", call.Out);
        Assert.Contains("entries  1", log);
        Assert.Equal("65532 700\n", owner);
    }

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
