namespace SigmaShake.Cli.Tests.Commands;

public sealed class FmtAndTestCommandTests : IDisposable
{
    private const string Untidy = "# above\nrule a { # here\n DENY   execution\nIF command CONTAINS \"x\"\n    MESSAGE \"m\" # there\n}\n# below\n";
    private const string Broken = "rule b {\n DENY exec\nIF command CONTAINS \"x\"\n}\n";

    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    private string Text(string path) => File.ReadAllText($"{_home.Project}/{path}");

    [Fact]
    public async Task A_file_is_laid_out_once_and_keeps_comments_and_mode()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var path = _home.Write("home/project/sub/a.rules", Untidy);
        File.SetUnixFileMode(path, Mode);

        var check = await _home.RunAsync("fmt", "--check", "sub/a.rules");
        Assert.Equal((1, $"would change {path}\n", Untidy), (check.ExitCode, check.Out, Text("sub/a.rules")));

        var change = await _home.RunAsync("fmt", "sub/a.rules");
        Assert.Equal((0, $"changed {path}\n"), (change.ExitCode, change.Out));
        var tidy = Text("sub/a.rules");
        Assert.All(new[] { "# above", "# here", "# there", "# below", "  DENY execution\n" }, part => Assert.Contains(part, tidy));
        Assert.Equal(Mode, File.GetUnixFileMode(path));

        var again = await _home.RunAsync("fmt", "sub/a.rules");
        Assert.Equal((0, "", tidy), (again.ExitCode, again.Out, Text("sub/a.rules")));
        Assert.Equal(0, (await _home.RunAsync("fmt", "--check", "sub")).ExitCode);
    }

    [Fact]
    public async Task The_file_that_was_named_is_formatted_and_not_its_namesake()
    {
        _home.Write("home/project/a.rules", "# untidy namesake\n\n\n\n");
        _home.Write("home/project/sub/a.rules", Untidy);

        await _home.RunAsync("fmt", "sub/a.rules");

        Assert.Equal("# untidy namesake\n\n\n\n", Text("a.rules"));
        Assert.NotEqual(Untidy, Text("sub/a.rules"));
    }

    [Fact]
    public async Task A_file_with_errors_stays_and_the_others_are_formatted()
    {
        _home.Write("home/project/r/broken.rules", Broken);
        _home.Write("home/project/r/untidy.rules", Untidy);

        var result = await _home.RunAsync("fmt", "r");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(Broken, Text("r/broken.rules"));
        Assert.NotEqual(Untidy, Text("r/untidy.rules"));
        Assert.Contains("error[SSG", result.Error);
        Assert.EndsWith("broken.rules` has errors and stays as it is\n", result.Error);
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        _home.Write("home/project/r/real.txt", Untidy);
        File.CreateSymbolicLink($"{_home.Project}/r/a.rules", "real.txt");

        Assert.Equal(0, (await _home.RunAsync("fmt", "r")).ExitCode);

        Assert.Equal("real.txt", new FileInfo($"{_home.Project}/r/a.rules").LinkTarget);
        Assert.NotEqual(Untidy, Text("r/real.txt"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_passed_over()
    {
        Directory.CreateDirectory($"{_home.Project}/r/a.rules");

        foreach (var command in new[] { "fmt", "test", "lint" })
        {
            var result = await _home.RunAsync(command, "r");
            Assert.True(result.ExitCode == 1, command);
        }
    }

    [Fact]
    public async Task Examples_that_hold_pass_and_rules_without_them_are_listed()
    {
        _home.Write("home/project/good.rules", "rule a {\n  DENY execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n  EXAMPLE \"x\"\n  COUNTEREXAMPLE \"y\"\n}\nrule b {\n  DENY execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n}\n");

        var result = await _home.RunAsync("test", "good.rules");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"untested: {_home.Project}/good.rules:8:1: b has no EXAMPLE and no COUNTEREXAMPLE\n2 of 2 examples hold, 1 of 2 rules have both kinds\n", result.Out);
    }

    [Fact]
    public async Task Examples_that_fail_are_named_on_one_line_each()
    {
        _home.Write("home/project/bad.rules", "rule a {\n  DENY execution\n  IF command CONTAINS \"x\"\n  MESSAGE \"m\"\n  EXAMPLE \"y\nz\"\n  COUNTEREXAMPLE \"x\"\n}\n");

        var result = await _home.RunAsync("test", "bad.rules");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"failed: {_home.Project}/bad.rules:5:3: a does not match its EXAMPLE command \"y⏎z\"\n"
            + $"failed: {_home.Project}/bad.rules:7:3: a matches its COUNTEREXAMPLE command \"x\"\n"
            + "0 of 2 examples hold, 1 of 1 rules have both kinds\n",
            result.Out);
    }
}
