using System.Runtime.Versioning;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Tests.Init;

[UnsupportedOSPlatform("windows")]
public sealed class EveryClientTests
{
    private const UnixFileMode OwnersProgram = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static TheoryData<string, bool> Clients => [.. AgentInstaller.Clients.SelectMany(client => new[] { (client, false), (client, true) })];

    [Theory]
    [MemberData(nameof(Clients))]
    public void Undoing_brings_back_every_byte(string client, bool isProject)
    {
        var scope = isProject ? InitScope.Project : InitScope.User;
        using var run = new InitRun();
        if (isProject && client == "openclaw") return;
        var before = run.Snapshot();

        run.MustRun(client, scope);
        Assert.NotEqual(before, run.Snapshot());
        var record = Assert.Single(new InstallRecords(run.Context).All());
        Assert.Equal(client, record.Client);
        Assert.All(record.Files, file => Assert.Equal("as it was written", new InstallRecords(run.Context).StateOf(file)));
        run.MustRun(client, scope);
        run.MustRun(client, scope, undo: true);

        Assert.Equal(before, run.Snapshot());
        Assert.Empty(run.Records());
    }

    [Fact]
    public void Without_a_name_every_client_that_is_found_is_installed_for_and_asked_about()
    {
        using var run = new InitRun();
        run.Variables["PATH"] = $"relative:{run["bin"]}";
        run.Write("bin/gemini", "");
        Directory.CreateDirectory(run[".cursor"]);
        Directory.CreateDirectory(run[".codex"]);
        var answers = new Queue<string>(["y", "n", "y"]);
        run.Person = answers.Dequeue;

        Assert.Equal(InitCommand.Refused, run.Run(null));

        Assert.True(File.Exists(run[".codex/hooks.json"]));
        Assert.False(File.Exists(run[".cursor/hooks.json"]));
        Assert.True(File.Exists(run[".gemini/settings.json"]));
        Assert.Empty(answers);
        Assert.Equal(["codex:", "cursor:", "gemini-cli:"], run.Output.Split('\n').Where(line => AgentInstaller.Clients.Contains(line.TrimEnd(':'))));

        run.Person = () => "y";
        Assert.Equal(InitCommand.Done, run.Run(null, undo: true));
        Assert.Empty(run.Records());
        Assert.False(File.Exists(run[".codex/hooks.json"]));
    }

    [Fact]
    public void Where_no_client_is_found_it_says_which_there_could_be()
    {
        using var run = new InitRun();

        Assert.Equal(InitCommand.Refused, run.Run(null));
        Assert.StartsWith("ssg: no coding agent was found; name one with `--client`: claude-code, codex, ", run.Error);
    }

    [Fact]
    public void The_hook_of_cline_is_a_program_that_its_owner_may_run()
    {
        using var run = new InitRun();

        run.MustRun("cline");

        Assert.Equal(OwnersProgram, File.GetUnixFileMode(run[".cline/hooks/PreToolUse"]));
    }

    [Theory]
    [InlineData("claude-code", "etc/claude-code/managed-settings.json")]
    [InlineData("codex", "etc/codex/requirements.toml")]
    [InlineData("copilot-cli", "etc/github-copilot/policy.d/sigmashake.json")]
    [InlineData("gemini-cli", "etc/gemini-cli/settings.json")]
    [InlineData("cursor", "etc/cursor/hooks.json")]
    [InlineData("windsurf", "etc/windsurf/hooks.json")]
    public void The_machines_configuration_is_for_everybody_to_read(string client, string file)
    {
        using var run = new InitRun();
        var before = run.Snapshot();

        run.MustRun(client, InitScope.Managed);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(run[file]));
        Assert.True(File.GetUnixFileMode(run["etc"]).HasFlag(UnixFileMode.OtherExecute));
        Assert.DoesNotContain("--state", run.Text(file));
        Assert.Contains("--managed --undo", run.Output);
        run.MustRun(client, InitScope.Managed, undo: true);
        Assert.Equal(before, run.Snapshot());
    }

    [Fact]
    public void A_machines_hook_has_a_name_that_no_project_can_guess_and_keeps_it()
    {
        using var run = new InitRun();

        run.MustRun("gemini-cli", InitScope.Managed);
        var once = run.Text("etc/gemini-cli/settings.json");
        run.MustRun("gemini-cli", InitScope.Managed);

        Assert.Matches("\"name\": \"sigmashake-[0-9a-f]{32}\"", once);
        Assert.Equal(once, run.Text("etc/gemini-cli/settings.json"));
    }

    [Fact]
    public void An_installation_that_could_not_begin_is_not_remembered()
    {
        using var run = new InitRun();
        run.ReplaceFile = (path, content, mode) => path.Contains("installs") ? InitRun.Replace(path, content, mode) : "not allowed";

        Assert.Equal(InitCommand.Refused, run.Run("codex", InitScope.Managed));
        Assert.Contains("could not be written: not allowed", run.Error);
        Assert.Empty(run.Records());
    }

    [Fact]
    public void A_client_without_a_configuration_of_the_machines_says_so()
    {
        using var run = new InitRun();

        Assert.Equal(InitCommand.Refused, run.Run("cline", InitScope.Managed));
        Assert.Equal("ssg: `cline` has no configuration of that kind; leave `--managed` out\n", run.Error);
    }

    [Fact]
    public void A_program_in_a_home_is_no_foundation_for_a_machines_guard()
    {
        using var run = new InitRun();
        run.Ssg = run["bin/ssg"];

        run.MustRun("claude-code", InitScope.Managed);

        Assert.Contains("is in a home: whoever may write to it can take the guard away", run.Output);
    }
}
