using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The package for Debian, made by the script and read by dpkg.</summary>
public sealed class DebianPackageTests(DebianPackage made) : IClassFixture<DebianPackage>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Package => made.Path;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_what_it_is_and_needs_and_runs_nothing_when_it_is_installed()
    {
        Assert.Equal("sigmashake\n", await DistScripts.CallAsync("dpkg-deb", "--field", Package, "Package"));
        Assert.Equal($"{DistScripts.Version}\n", await DistScripts.CallAsync("dpkg-deb", "--field", Package, "Version"));
        Assert.Equal("amd64\n", await DistScripts.CallAsync("dpkg-deb", "--field", Package, "Architecture"));
        Assert.Equal("libc6 (>= 2.34)\n", await DistScripts.CallAsync("dpkg-deb", "--field", Package, "Depends"));
        await DistScripts.CallAsync("dpkg-deb", "--control", Package, _folder["control"]);
        Assert.Equal(["control", "md5sums"], Directory.EnumerateFiles(_folder["control"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_files_are_at_the_places_of_Debian()
    {
        await DistScripts.CallAsync("dpkg-deb", "--extract", Package, _folder["root"]);

        Assert.StartsWith($"ssg {DistScripts.Version} ", await DistScripts.CallAsync(_folder["root/usr/bin/ssg"], "--version"), StringComparison.Ordinal);
        Assert.StartsWith($"ssg {DistScripts.Version} ", await DistScripts.CallAsync(_folder["root/usr/bin/ssg-net"], "--version"), StringComparison.Ordinal);
        foreach (var file in (string[])[
            "share/man/man1/ssg.1.gz", "share/man/man1/ssg-net.1.gz", "share/bash-completion/completions/ssg", "share/zsh/vendor-completions/_ssg", "share/fish/vendor_completions.d/ssg.fish", "share/doc/sigmashake/copyright",
            "share/doc/sigmashake/changelog.gz", "share/doc/sigmashake/THIRD-PARTY-NOTICES.txt"])
        {
            Assert.True(File.Exists(_folder[$"root/usr/{file}"]), $"`{file}` is missing");
        }
    }

    [Fact]
    public async Task All_of_it_belongs_to_root_and_matches_its_checksums()
    {
        var lines = (await DistScripts.CallAsync("dpkg-deb", "--contents", Package)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await DistScripts.CallAsync("dpkg-deb", "--raw-extract", Package, _folder["root"]);

        Assert.All(lines, line => Assert.Contains(" root/root ", line));
        Assert.Equal(0, (await ChildProcess.RunAsync("md5sum", ["--check", "--quiet", "DEBIAN/md5sums"], workingDirectory: _folder["root"])).ExitCode);
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes()
    {
        await made.MakeAsync(_folder["again.deb"]);

        Assert.Equal(await File.ReadAllBytesAsync(Package, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(_folder["again.deb"], TestContext.Current.CancellationToken));
    }
}
