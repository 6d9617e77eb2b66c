using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Installing;

/// <summary>The install script of a release, run with a real signature over a small archive.</summary>
public sealed class InstallScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InstallScriptTests() => Directory.CreateDirectory(_folder["home"]);

    private string Bin => _folder["home/.local/bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_installs_what_the_release_key_has_signed_and_says_what_it_did()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());

        var result = await release.InstallAsync(_folder);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"installed ssg 1.2.3 into {Bin}", result.Out);
        Assert.Contains("ssg init", result.Out);
        Assert.Contains($"sh install.sh --uninstall --prefix {_folder["home/.local"]}", result.Out);
        Assert.Equal("ssg 1.2.3 (rules language 1)\n", await DistScripts.CallAsync(Path.Combine(Bin, "ssg")));
        Assert.True(File.Exists(Path.Combine(Bin, "ssg-net")));
        Assert.True(File.Exists(_folder["home/.local/share/man/man1/ssg.1"]));
        AssertNothingLeftOver();
    }

    [Fact]
    public async Task The_checksums_are_those_of_every_file_and_of_no_other()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());

        Assert.Equal(0, (await ChildProcess.RunAsync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], workingDirectory: release.Folder)).ExitCode);
        Assert.Equal(
            ["install.sh", Path.GetFileName(release.Archive)],
            (await File.ReadAllLinesAsync(release.Sums, TestContext.Current.CancellationToken)).Select(line => line.Split("  ")[1]));
    }

    [Fact]
    public async Task A_tampered_archive_is_refused()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        var bytes = await File.ReadAllBytesAsync(release.Archive, TestContext.Current.CancellationToken);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(release.Archive, bytes, TestContext.Current.CancellationToken);

        await AssertRefusedAsync(release, "is not what `SHA256SUMS` names");
    }

    [Fact]
    public async Task Another_archive_with_checksums_to_match_is_refused()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        release.Forge();

        await AssertRefusedAsync(release, "is not that of the release key");
    }

    [Fact]
    public async Task A_signature_by_another_key_is_refused()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        var other = await Release.MakeAsync(_folder, "1.2.3", await Release.MakeKeyAsync(_folder, "other"));
        File.Copy(other.Signature, release.Signature, overwrite: true);
        File.Copy(other.Sums, release.Sums, overwrite: true);

        await AssertRefusedAsync(release, "is not that of the release key");
    }

    [Fact]
    public async Task A_signature_of_the_release_key_for_another_purpose_is_refused()
    {
        var key = await KeyAsync();
        var release = await Release.MakeAsync(_folder, "1.2.3", key);
        File.Delete(release.Signature);
        await DistScripts.CallAsync("ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", "git", release.Sums);

        await AssertRefusedAsync(release, "is not that of the release key");
    }

    [Theory]
    [InlineData("SHA256SUMS")]
    [InlineData("SHA256SUMS.sig")]
    [InlineData("archive")]
    public async Task A_missing_file_is_named_and_nothing_changes(string missing)
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        File.Delete(missing == "archive" ? release.Archive : Path.Combine(release.Folder, missing));

        await AssertRefusedAsync(release, $"{(missing == "archive" ? Path.GetFileName(release.Archive) : missing)}` is missing");
    }

    [Fact]
    public async Task Packages_that_nobody_signed_are_installed_only_by_who_asks_for_that()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", key: null);
        await AssertRefusedAsync(release, "no release key in it");

        var result = await release.InstallAsync(_folder, "--no-signature");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("checksums say nothing of who made the packages", result.Error);
    }

    [Fact]
    public async Task A_key_that_is_given_holds_instead_of_the_one_in_the_script()
    {
        var key = await KeyAsync();
        var other = await Release.MakeKeyAsync(_folder, "other");
        var release = await Release.MakeAsync(_folder, "1.2.3", key);

        Assert.Equal(1, (await release.InstallAsync(_folder, "--key", $"{other}.pub")).ExitCode);
        Assert.Equal(0, (await release.InstallAsync(_folder, "--key", $"{key}.pub")).ExitCode);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        await release.InstallAsync(_folder);
        var before = Installed();

        var result = await release.InstallAsync(_folder);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(before, Installed());
        AssertNothingLeftOver();
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_the_older_and_of_files_that_it_no_longer_has()
    {
        var key = await KeyAsync();
        await (await Release.MakeAsync(_folder, "1.9.0", key, alsoHolds: "share/man/man1/ssg-gone.1")).InstallAsync(_folder);
        Assert.True(File.Exists(_folder["home/.local/share/man/man1/ssg-gone.1"]));

        var result = await (await Release.MakeAsync(_folder, "1.10.0", key)).InstallAsync(_folder);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("in place of 1.9.0", result.Out);
        Assert.Contains("1.10.0", await DistScripts.CallAsync(Path.Combine(Bin, "ssg")));
        Assert.False(File.Exists(_folder["home/.local/share/man/man1/ssg-gone.1"]));
    }

    [Fact]
    public async Task An_older_version_that_was_signed_once_is_not_brought_back_unasked()
    {
        var key = await KeyAsync();
        await (await Release.MakeAsync(_folder, "1.10.0", key)).InstallAsync(_folder);
        var older = await Release.MakeAsync(_folder, "1.9.0", key);

        var refused = await older.InstallAsync(_folder);
        var asked = await older.InstallAsync(_folder, "--allow-older");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("version 1.10.0 is installed, which is newer than 1.9.0", refused.Error);
        Assert.Equal(0, asked.ExitCode);
    }

    [Fact]
    public async Task A_program_that_does_not_run_or_is_another_version_replaces_nothing()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync(), says: "9.9.9");

        await AssertRefusedAsync(release, "and not that it is 1.2.3");
    }

    [Fact]
    public async Task It_is_taken_out_again_and_what_others_put_there_stays()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        await release.InstallAsync(_folder);
        _folder.Write("home/.local/bin/other", "");

        var result = await release.InstallAsync(_folder, "--uninstall");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["bin/other"], Installed());
    }

    [Fact]
    public async Task It_installs_for_a_machine_where_it_is_told_to()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());

        var result = await release.InstallAsync(_folder, "--prefix", _folder["usr/local"]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.True(File.Exists(_folder["usr/local/bin/ssg"]));
        Assert.False(Directory.Exists(_folder["home/.local"]));
    }

    [Fact]
    public async Task It_fetches_from_a_server_of_this_machine()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        await using var server = StaticServer.Start(release.Folder);

        var result = await release.InstallAsync(_folder, "--from", server.Address);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.True(File.Exists(Path.Combine(Bin, "ssg")));
    }

    [Fact]
    public async Task An_address_that_is_not_https_is_refused()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());

        await AssertRefusedAsync(release, "is no https address", "--from", "http://packages.example");
    }

    [Fact]
    public async Task A_script_that_was_cut_off_does_nothing()
    {
        var release = await Release.MakeAsync(_folder, "1.2.3", await KeyAsync());
        var lines = await File.ReadAllLinesAsync(release.Script, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(release.Script, lines[..^1], TestContext.Current.CancellationToken);

        var result = await release.InstallAsync(_folder);

        Assert.Equal("", result.Out + result.Error);
        Assert.Empty(Installed());
    }

    private async Task AssertRefusedAsync(Release release, string reason, params IEnumerable<string> arguments)
    {
        var result = await release.InstallAsync(_folder, arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.Error);
        Assert.Equal("", result.Out);
        Assert.Empty(Installed());
    }

    private Task<string> KeyAsync() => Release.MakeKeyAsync(_folder, "release");

    private void AssertNothingLeftOver() => Assert.DoesNotContain(Installed(), file => file.StartsWith('.'));

    private List<string> Installed()
    {
        var prefix = _folder["home/.local"];
        if (!Directory.Exists(prefix)) return [];
        return [.. Directory.EnumerateFiles(prefix, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(prefix, file)).Order(StringComparer.Ordinal)];
    }
}
