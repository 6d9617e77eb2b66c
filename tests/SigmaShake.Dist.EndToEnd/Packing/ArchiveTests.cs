using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The archives that are unpacked by hand, or by the install script.</summary>
public sealed class ArchiveTests(PackedTree tree) : IClassFixture<PackedTree>
{
    [Fact]
    public async Task It_holds_the_programs_their_pages_completions_and_licences_under_one_folder()
    {
        using var folder = new TemporaryFolder();
        await DistScripts.RunAsync("archive", tree.Path, folder["a.tar.gz"]);

        var names = (await DistScripts.CallAsync("tar", "-tzf", folder["a.tar.gz"])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(names, name => Assert.StartsWith($"{PackedTree.Name}/", name, StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>(((string[])[
                "bin/ssg", "bin/ssg-net", "share/man/man1/ssg.1", "share/man/man1/ssg-audit-search.1", "share/man/man1/ssg-serve.1", "share/bash-completion/completions/ssg", "share/zsh/site-functions/_ssg",
                "share/fish/vendor_completions.d/ssg.fish", "share/powershell/ssg.ps1", "share/doc/sigmashake/LICENSE", "share/doc/sigmashake/THIRD-PARTY-NOTICES.txt",
            ]).Select(name => $"{PackedTree.Name}/{name}")),
            new HashSet<string>(names));
    }

    [Fact]
    public async Task Nobody_owns_what_is_in_it_and_only_programs_can_be_run()
    {
        using var folder = new TemporaryFolder();
        await DistScripts.RunAsync("archive", tree.Path, folder["a.tar.gz"]);

        var lines = (await DistScripts.CallAsync("tar", "--numeric-owner", "-tvzf", folder["a.tar.gz"])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Contains(" 0/0 ", line));
        Assert.Equal(2, lines.Count(line => line.StartsWith("-rwxr-xr-x", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Matches("^(-rwxr-xr-x .*/bin/ssg(-net)?|-rw-r--r-- .*|drwxr-xr-x .*)$", line));
    }

    [Theory]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public async Task The_same_files_give_the_same_bytes_whatever_their_times_and_wherever_they_lie(string ending)
    {
        using var folder = new TemporaryFolder();
        var name = PackedTree.Name;
        await DistScripts.CallAsync("cp", "-R", tree.Path, folder[name]);
        Directory.SetLastWriteTimeUtc(folder[$"{name}/bin"], DateTime.UnixEpoch.AddYears(40));
        File.SetLastWriteTimeUtc(folder[$"{name}/bin/ssg"], DateTime.UnixEpoch.AddYears(40));

        await DistScripts.RunAsync("archive", tree.Path, folder[$"a.{ending}"]);
        await DistScripts.RunAsync("archive", folder[name], folder[$"b.{ending}"]);

        Assert.Equal(await File.ReadAllBytesAsync(folder[$"a.{ending}"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder[$"b.{ending}"], TestContext.Current.CancellationToken));
    }
}
