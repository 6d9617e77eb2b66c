using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The packages for npm, installed into an empty folder from their files, without a registry.</summary>
public sealed class NpmPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Launcher => _folder["project/node_modules/.bin/ssg"];

    private string OfMachine => _folder["project/node_modules/@sigmashake/linux-x64"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Installed_it_is_the_program_of_this_machine_in_the_same_process()
    {
        SkipWithoutNpm();
        await InstallAsync(Path.Combine(Checkout.Root, "artifacts"));

        var version = await ChildProcess.RunAsync("npx", ["--no-install", "ssg", "--version"], workingDirectory: _folder["project"], environment: Offline());
        var call = await ChildProcess.RunAsync(
            Launcher, ["hook"], """{"tool":"Bash","input":{"command":"sudo rm -rf /"}}"""u8.ToArray(), _folder["project"], new Dictionary<string, string?> { ["HOME"] = _folder["home"] });

        Assert.True(version.ExitCode == 0, version.Error);
        Assert.StartsWith($"ssg {DistScripts.Version} ", version.Out, StringComparison.Ordinal);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("destructive/remove-root", call.Out + call.Error);
    }

    [Fact]
    public async Task Without_the_package_of_this_machine_a_call_is_refused_with_the_cure()
    {
        SkipWithoutNpm();
        await InstallAsync(Small());
        Directory.Delete(OfMachine, recursive: true);

        var result = await ChildProcess.RunAsync(Launcher, ["hook"], "{}"u8.ToArray());

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("ssg: the package `@sigmashake/linux-x64` is not installed; install `sigmashake` again, without `--omit=optional`\n", result.Error);
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes_and_nothing_runs_when_they_are_installed()
    {
        SkipWithoutNpm();
        await MakeAsync("a", Small());
        await MakeAsync("b", Small());

        foreach (var file in Directory.EnumerateFiles(_folder["a"], "*.tgz"))
        {
            Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(_folder[$"b/{Path.GetFileName(file)}"], TestContext.Current.CancellationToken));
            var description = await DistScripts.CallAsync("tar", "-xzOf", file, "package/package.json");
            Assert.DoesNotContain("\"scripts\"", description);
            Assert.DoesNotContain("\"dependencies\"", description);
        }
    }

    private static void SkipWithoutNpm() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("CI") == "true" || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "npm"))), "needs npm");

    private string Small() => SmallPrograms.Write(_folder, "programs", DistScripts.Version);

    private Task<string> MakeAsync(string folder, string programs) => DistScripts.RunAsync("npm-packages", _folder[folder], $"linux-x64={programs}");

    private async Task InstallAsync(string programs)
    {
        await MakeAsync("packages", programs);
        _folder.Write("project/package.json", """{ "private": true }""");
        Directory.CreateDirectory(_folder["home"]);
        var packages = Directory.EnumerateFiles(_folder["packages"], "*.tgz").Order(StringComparer.Ordinal).ToList();
        var result = await ChildProcess.RunAsync(
            "npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", .. packages], workingDirectory: _folder["project"], environment: Offline());
        Assert.True(result.ExitCode == 0, $"{result.Out}\n{result.Error}");
    }

    private Dictionary<string, string?> Offline() => new() { ["HOME"] = _folder["home"], ["npm_config_cache"] = _folder["cache"], ["npm_config_offline"] = "true" };
}
