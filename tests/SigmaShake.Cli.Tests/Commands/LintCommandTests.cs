using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class LintCommandTests : IDisposable
{
    private const string Clean = "rule a {\n  DENY execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n}\n";
    private const string Warned = Clean + "rule a {\n  DENY execution\n  IF command CONTAINS \"y\"\n  MESSAGE \"m\"\n}\n";
    private const string Broken = "rule b {\n  DENY exec\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n}\n";

    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_clean_file_is_counted_and_passes()
    {
        _home.Write("home/project/a.rules", Clean);

        var result = await _home.RunAsync("lint", "a.rules");

        Assert.Equal((0, "1 rule in 1 file: 0 errors, 0 warnings\n", ""), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task Warnings_pass_and_errors_do_not()
    {
        _home.Write("home/project/warned.rules", Warned);
        _home.Write("home/project/broken.rules", Broken);

        var warned = await _home.RunAsync("lint", "warned.rules");
        var broken = await _home.RunAsync("lint", "broken.rules");

        Assert.Equal(0, warned.ExitCode);
        Assert.Contains("warning[SSG", warned.Out);
        Assert.EndsWith("2 rules in 1 file: 0 errors, 1 warning\n", warned.Out);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("error[SSG", broken.Out);
        Assert.Contains("broken.rules:2:8", broken.Out);
        Assert.Contains("help: write one of `execution`", broken.Out);
    }

    [Fact]
    public async Task Programs_get_one_object()
    {
        _home.Write("home/project/r/broken.rules", Broken);
        _home.Write("home/project/r/clean.rules", Clean);

        var result = await _home.RunAsync("lint", "--json", "r");

        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(["files", "rules", "diagnostics"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(2, json.RootElement.GetProperty("files").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("rules").GetInt32());
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(["code", "severity", "file", "line", "column", "message", "help"], diagnostic.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^SSG1[0-9]{3}$", diagnostic.GetProperty("code").GetString());
        Assert.Equal("error", diagnostic.GetProperty("severity").GetString());
        Assert.Equal($"{_home.Project}/r/broken.rules", diagnostic.GetProperty("file").GetString());
        Assert.Equal((2, 8), (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()));
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("}\n", result.Out);
        Assert.Equal(1, result.Out.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_folder_means_what_is_below_it_also_where_the_folder_is_a_link()
    {
        _home.Write("home/project/packs/a.rules", Clean);
        _home.Write("home/project/packs/deep/er/b.rules", Clean);
        _home.Write("home/project/packs/readme.md", "no rules");
        Directory.CreateSymbolicLink($"{_home.Project}/link", "packs");

        foreach (var folder in new[] { "packs", "packs/", "link", "link/", _home.Project })
        {
            var result = await _home.RunAsync("lint", folder);
            Assert.Equal((0, "2 rules in 2 files: 0 errors, 0 warnings\n"), (result.ExitCode, result.Out));
        }
    }

    [Fact]
    public async Task Equal_ids_are_found_across_the_files_of_a_folder_and_not_across_folders()
    {
        _home.Write("home/project/one/a.rules", Clean);
        _home.Write("home/project/one/b.rules", Clean);
        _home.Write("home/project/two/a.rules", Clean);

        Assert.EndsWith("3 rules in 3 files: 0 errors, 1 warning\n", (await _home.RunAsync("lint", "one", "two")).Out);
        Assert.EndsWith("2 rules in 2 files: 0 errors, 1 warning\n", (await _home.RunAsync("lint", "one/a.rules", "two/a.rules")).Out);
    }

    [Fact]
    public async Task A_check_of_nothing_does_not_pass()
    {
        Directory.CreateDirectory($"{_home.Project}/empty");

        var result = await _home.RunAsync("lint", "empty");

        Assert.Equal((2, "ssg: `empty` holds no `.rules` files\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Named_files_need_no_state_and_no_home()
    {
        var file = _home.Write("home/project/a.rules", Clean);
        foreach (var home in new[] { "/proc/none", "/dev/null", "", "relative" })
        {
            var result = await ChildProcess.RunAsync(Checkout.Ssg, ["lint", file], environment: new Dictionary<string, string?> { ["HOME"] = home });
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
        }

        Assert.False(Directory.Exists(_home.State));
    }

    [Fact]
    public async Task Traps_are_named_and_hold_nobody_up()
    {
        Assert.Equal(0, (await _home.OtherAsync("mkfifo", "", "pipe.rules")).ExitCode);
        File.CreateSymbolicLink($"{_home.Project}/out.rules", "/etc/passwd");
        File.CreateSymbolicLink($"{_home.Project}/dangling.rules", "nowhere");

        var result = await _home.RunAsync("lint", ".");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not a regular file", result.Out);
        Assert.Contains("is a link that leads out of its folder", result.Out);
        Assert.DoesNotContain("root:", result.Out);
        Assert.Contains("3 errors", result.Out);
        Assert.Contains("is not a regular file", (await _home.RunAsync("lint", "/dev/zero")).Out);
    }

    [Fact]
    public async Task Without_a_path_it_is_what_a_person_can_change_from_here()
    {
        var empty = await _home.RunAsync("lint");
        _home.WriteRules(Clean);
        _home.Write("home/project/.sigmashake/rules/b.rules", Broken);
        var both = await _home.RunAsync("lint");

        Assert.Equal(0, empty.ExitCode);
        Assert.StartsWith("ssg: there are no rules of yours yet; write them to ", empty.Error);
        Assert.Equal(1, both.ExitCode);
        Assert.EndsWith("2 rules in 2 files: 1 error, 0 warnings\n", both.Out);
    }
}
