using System.Runtime.Versioning;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Doctor;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.Tests.Init;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Doctor;

/// <summary>Each installed hook is run as its client would run it, and whatever keeps it from refusing is found.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HookCheckupTests
{
    private const string Refusing = "#!/bin/sh\ncat >/dev/null\necho 'no' >&2\nexit 2\n";
    private const string RefusingInJson = "#!/bin/sh\ncat >/dev/null\necho 'no' >&2\necho '{\"cancel\":true,\"decision\":\"deny\"}'\n";

    public static TheoryData<string> Clients => [.. AgentInstaller.Clients];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_hook_that_refuses_is_proved(string client)
    {
        using var run = Installed(client, client == "cline" ? RefusingInJson : Refusing);

        var finding = Assert.Single(Check(client, run)!.DistinctBy(finding => finding.Gravity));

        Assert.Equal(Gravity.Fine, finding.Gravity);
        Assert.Matches("^it refused a canned attack, in [0-9]+ ms$", finding.Text);
    }

    [Theory]
    [InlineData("claude-code", "#!/bin/sh\ncat >/dev/null\n", "did not refuse a canned attack (exit code 0)")]
    [InlineData("claude-code", "#!/bin/sh\nexit 3\n", "did not refuse a canned attack (exit code 3)")]
    [InlineData("claude-code", "#!/bin/sh\nkill -SEGV $$\n", "signal 11 ended it")]
    [InlineData("pi", "#!/bin/sh\ncat >/dev/null\n", "did not refuse a canned attack (exit code 0)")]
    [InlineData("droid", "#!/bin/sh\nexit 1\n", "did not refuse a canned attack (exit code 1)")]
    public void A_hook_that_does_not_is_a_problem_with_its_cure(string client, string program, string problem)
    {
        using var run = Installed(client, program);

        var finding = Check(client, run)!.First(finding => finding.Gravity == Gravity.Problem);

        Assert.Contains(problem, finding.Text);
        Assert.EndsWith($"; run `ssg init --client={client}`", finding.Text);
    }

    [Fact]
    public void Without_the_program_the_hook_is_a_problem()
    {
        using var run = Installed("claude-code", Refusing);
        File.Delete(run.Ssg);

        Assert.Contains(Check("claude-code", run)!, finding => finding.Gravity == Gravity.Problem && finding.Text.Contains("(exit code 127)"));
    }

    [Fact]
    public void What_this_ssg_would_write_otherwise_is_a_problem()
    {
        using var run = Installed("codex", Refusing);
        run.Write(".codex/config.toml", run.Text(".codex/config.toml").Replace("sha256:", "sha256:0"));

        Assert.Contains(Check("codex", run)!, finding => finding.Text.StartsWith($"`{run[".codex/config.toml"]}` is not as this `ssg` would write it"));
    }

    [Theory]
    [InlineData("claude-code", ".claude/settings.json", "{", "{\"disableAllHooks\":true,", "disableAllHooks")]
    [InlineData("gemini-cli", ".gemini/settings.json", "{", "{\"hooksConfig\":{\"enabled\":false},", "hooksConfig.enabled: false")]
    [InlineData("droid", ".factory/hooks.json", "{", "{\"hooksDisabled\":true,", "hooksDisabled")]
    public void Hooks_that_are_switched_off_are_a_problem(string client, string file, string from, string to, string spelling)
    {
        using var run = Installed(client, Refusing);
        run.Write(file, to + run.Text(file)[from.Length..]);

        Assert.Contains(Check(client, run)!, finding => finding.Gravity == Gravity.Problem && finding.Text.Contains($"says `{spelling}`"));
    }

    [Fact]
    public void A_hook_that_is_gone_from_where_it_was_put_is_a_problem()
    {
        using var run = Installed("claude-code", Refusing);
        run.Write(".claude/settings.json", "{}");

        Assert.Equal(
            $"the hook is gone from `{run[".claude/settings.json"]}`; run `ssg init --client=claude-code`, or `ssg init --client=claude-code --undo` if that was meant",
            Assert.Single(Check("claude-code", run)!).Text);
    }

    // A project's files come from whoever wrote the project.
    [Theory]
    [InlineData("$EVIL hook claude-code")]
    [InlineData("$SSG hook claude-code --state /x; $EVIL")]
    [InlineData("$SSG hook claude-code --state $(\"$EVIL\")")]
    public void What_a_project_would_have_run_in_our_name_is_not_run(string command)
    {
        using var run = Installed("claude-code", Refusing);
        Program(run, "project/ssg", $"#!/bin/sh\ntouch '{run["made"]}'\nexit 2\n");
        var line = command.Replace("$EVIL", run["project/ssg"]).Replace("$SSG", run.Ssg).Replace("\"", "\\\"");
        run.Write("project/.claude/settings.json", $$$"""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"{{{line}}}"}]}]}}""");

        var findings = new HookCheckup(AgentInstaller.For("claude-code")!, InitScope.Project, run.Context).Run();

        Assert.False(File.Exists(run["made"]));
        Assert.DoesNotContain(findings ?? [], finding => finding.Gravity == Gravity.Fine);
    }

    // Beside a hook that is as it should be, where only the hooks are compared.
    [Theory]
    [InlineData("\"note\":\"$SSG hook claude-code ; touch '$MADE'; exit 2\"")]
    [InlineData("\"note\":{\"command\":\"$EVIL\",\"args\":[\"hook\",\"claude-code\"]}")]
    public void What_a_project_has_beside_a_hook_of_ours_is_not_run(string member)
    {
        using var run = Installed("claude-code", Refusing);
        run.MustRun("claude-code", InitScope.Project);
        Program(run, "project/ssg", $"#!/bin/sh\ntouch '{run["made"]}'\nexit 2\n");
        var settings = run.Text("project/.claude/settings.json");
        run.Write("project/.claude/settings.json", "{" + member.Replace("$EVIL", run["project/ssg"]).Replace("$SSG", run.Ssg).Replace("$MADE", run["made"]) + "," + settings.TrimStart()[1..]);

        var findings = new HookCheckup(AgentInstaller.For("claude-code")!, InitScope.Project, run.Context).Run()!;

        Assert.False(File.Exists(run["made"]));
        Assert.All(findings, finding => Assert.Equal(Gravity.Fine, finding.Gravity));
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_configuration_holds_nobody_up()
    {
        using var run = Installed("claude-code", Refusing);
        File.Delete(run[".claude/settings.json"]);
        Assert.Equal(0, (await ChildProcess.RunAsync("mkfifo", [run[".claude/settings.json"]])).ExitCode);

        var found = await Task.Run(() => Check("claude-code", run)).WaitAsync(ChildProcess.TimeLimit, TestContext.Current.CancellationToken);

        Assert.Contains("is not a regular file", Assert.Single(found!).Text);
    }

    [Fact]
    public async Task A_hook_that_hangs_is_ended_with_all_that_it_has_started()
    {
        using var run = new InitRun();
        string[] words = ["/bin/sh", "-c", $"sleep 1000 & echo $! >'{run["pid"]}'; sleep 1000"];

        Assert.Null(TriedHook.Run(words, [], out var problem, out _, TimeSpan.FromSeconds(2)));

        Assert.Equal("it did not answer within 2 s", problem);
        var id = (await File.ReadAllTextAsync(run["pid"], TestContext.Current.CancellationToken)).Trim();
        await Deadline.UntilAsync(() => !File.Exists($"/proc/{id}/stat") || File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hook_of_the_project_that_is_as_we_write_it_is_proved()
    {
        using var run = Installed("claude-code", Refusing);
        run.MustRun("claude-code", InitScope.Project);

        var findings = new HookCheckup(AgentInstaller.For("claude-code")!, InitScope.Project, run.Context).Run()!;

        Assert.All(findings, finding => Assert.Equal(Gravity.Fine, finding.Gravity));
        Assert.NotEmpty(findings);
    }

    [Fact]
    public void A_client_without_a_hook_is_none_of_its_business()
    {
        using var run = new InitRun();

        Assert.Null(Check("claude-code", run));
        Assert.Null(new HookCheckup(AgentInstaller.For("pi")!, InitScope.Managed, run.Context).Run());
    }

    [Fact]
    public void Calls_that_are_judged_twice_are_noted()
    {
        Assert.Empty(SharedHooks.Of("codex", [InitScope.User], isInClaudesSettings: true));
        Assert.Contains("your configuration and the project's configuration", Assert.Single(SharedHooks.Of("codex", [InitScope.User, InitScope.Project], isInClaudesSettings: false)).Text);
        Assert.Contains("judged twice", Assert.Single(SharedHooks.Of("cursor", [InitScope.User], isInClaudesSettings: true)).Text);
    }

    [Theory]
    [InlineData("2.1.294", true)]
    [InlineData("2.1.295", false)]
    [InlineData("2.2.0", false)]
    [InlineData("nonsense", false)]
    public void A_version_of_claude_code_that_fails_open_is_a_problem(string version, bool isProblem)
    {
        using var run = Installed("claude-code", Refusing);
        Program(run, "bin/claude", $"#!/bin/sh\necho '{version} (Claude Code)'\n");
        run.Variables["PATH"] = run["bin"];

        Assert.Equal(isProblem, ClientVersions.Of(AgentInstaller.For("claude-code")!, run.Context).Any());
    }

    private static List<Finding>? Check(string client, InitRun run) => new HookCheckup(AgentInstaller.For(client)!, InitScope.User, run.Context).Run();

    private static InitRun Installed(string client, string program)
    {
        var run = new InitRun();
        run.Ssg = run["bin/ssg"];
        Program(run, "bin/ssg", program);
        run.MustRun(client);
        return run;
    }

    private static void Program(InitRun run, string name, string text)
    {
        run.Write(name, text);
        File.SetUnixFileMode(run[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
