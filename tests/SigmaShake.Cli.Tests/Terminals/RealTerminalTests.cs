using SigmaShake.Cli.Tests.Commands;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Terminals;

/// <summary>The commands that loosen, on the real binary and real terminals.</summary>
public sealed class RealTerminalTests
{
    private static readonly string[] Loosening =
    [
        "pause --for 10m --reason lunch", "approve 1f0c4d2a", "config set mode observe", "rule disable destructive/fork-bomb", "trust", "init --client codex --undo",
    ];

    [Fact]
    public async Task Nothing_loosens_without_a_terminal()
    {
        using var home = new SsgHome();
        home.Write("home/project/.sigmashake/rules/a.rules", "");
        foreach (var command in Loosening)
        {
            var result = await home.FeedAsync("y\n", command.Split(' '));

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("it is not typed at a terminal", result.Error);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(home.State));
    }

    [Fact]
    public async Task Nothing_loosens_at_a_terminal_that_stands_below_no_login()
    {
        Needs("script", "setsid");
        using var home = new SsgHome();
        home.Write("home/project/.sigmashake/rules/a.rules", "");
        foreach (var command in Loosening)
        {
            // Orphaned, so that whoever runs these tests does not stand above it either.
            var result = await home.OtherAsync("setsid", "y\n", "--fork", "--wait", "setsid", "--fork", "script", "-qefc", $"{Checkout.Ssg} {command}; echo exit $?", "/dev/null");

            Assert.Contains("for a person only, but ", result.Out);
            Assert.DoesNotContain("not typed at a terminal", result.Out);
            Assert.Contains("exit 2", result.Out);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(home.State));
    }

    [Fact]
    public async Task A_person_who_logged_in_loosens_and_the_log_tells_it()
    {
        Needs("script", "setsid", "login");
        Assert.SkipUnless(Environment.UserName == "root", "needs root: `login -f` asks others for their password");
        using var home = new SsgHome();
        home.Write("home/project/.sigmashake/rules/a.rules", "rule a {\n  ALLOW execution\n  IF command EQUALS \"ls\"\n  MESSAGE \"m\"\n}\n");
        var commands = string.Concat(
            $"export HOME={home.Home}; cd {home.Project}\n",
            $"{Checkout.Ssg} pause --for 10m --reason lunch\n",
            $"{Checkout.Ssg} config set mode observe\n",
            $"{Checkout.Ssg} rule disable destructive/fork-bomb\n",
            $"{Checkout.Ssg} trust\ny\n",
            "exit\n");

        var result = await home.OtherAsync("setsid", commands, "--fork", "script", "-qefc", "login -f root", "/dev/null");

        Assert.Contains("paused until ", result.Out);
        Assert.Contains("trusted; any change to the rules ends it", result.Out);
        Assert.Contains("mode = \"observe\"", await File.ReadAllTextAsync($"{home.State}/config.toml", TestContext.Current.CancellationToken));
        Assert.Equal(0, (await home.RunAsync("trust", "--status")).ExitCode);
        Assert.Contains("  off DENY   execution   50  destructive/fork-bomb\n", (await home.RunAsync("rule", "list")).Out);

        var log = (await home.RunAsync("audit", "export")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["pause", "config", "rule-disable", "trust"], log.Select(line => line.Split("\"action\":\"")[1].Split('"')[0]));
        Assert.Contains("\"detail\":\"10m: lunch\"", log[0]);
        Assert.Equal(0, (await home.RunAsync("audit", "verify")).ExitCode);

        // Tightening is for anyone.
        Assert.Equal(0, (await home.RunAsync("pause", "--end")).ExitCode);
        Assert.Equal(0, (await home.RunAsync("trust", "--revoke")).ExitCode);
        Assert.Equal(0, (await home.RunAsync("rule", "enable", "destructive/fork-bomb")).ExitCode);
        Assert.Equal(1, (await home.RunAsync("trust", "--status")).ExitCode);
    }

    [Fact]
    public async Task A_call_that_an_agent_was_refused_is_approved_by_a_person_who_logged_in_and_then_let_through_once()
    {
        Needs("script", "setsid", "login");
        Assert.SkipUnless(Environment.UserName == "root", "needs root: `login -f` asks others for their password");
        using var asking = new AskingHome();
        HookAnswers.IsRefused(await asking.Ask());
        var id = Assert.Single(asking.Waiting()).Id;
        var commands = $"export HOME={asking.Home.Home}; cd {asking.Home.Project}\n{Checkout.Ssg} approve\n{Checkout.Ssg} approve {id}\ny\nexit\n";

        using var home = new SsgHome();
        var result = await home.OtherAsync("setsid", commands, "--fork", "script", "-qefc", "login -f root", "/dev/null");

        Assert.Contains($"{id}  ", result.Out);
        Assert.Contains("approved; the agent may make exactly this call once, within ten minutes", result.Out);
        HookAnswers.IsSilent(await asking.Ask());
        HookAnswers.IsRefused(await asking.Ask());
        await asking.Home.AssertLogIsIntact(4);
    }

    [Theory]
    [InlineData(null, "pause")]
    [InlineData("CLAUDECODE", null)]
    public async Task A_multiplexer_counts_unless_an_agent_started_it(string? variable, string? action)
    {
        Needs("tmux", "setsid", "env");
        using var home = new SsgHome();
        var socket = home.Folder["tmux"];
        var pause = $"{Checkout.Ssg} pause --for 10m --reason lunch; tmux -S {socket} wait-for -S done";
        var session = $"tmux -S {socket} -f /dev/null new-session -d '{pause}' \\; set-option -g remain-on-exit on && tmux -S {socket} wait-for done; tmux -S {socket} kill-server";

        await home.OtherAsync("setsid", "", "--fork", "env", $"{variable ?? "NOBODY"}=1", "TERM=xterm", "sh", "-c", session);

        var log = await home.RunAsync("audit", "export");
        Assert.Equal(action is not null, log.Out.Contains($"\"action\":\"{action}\"", StringComparison.Ordinal));
        Assert.Equal(action is not null, File.Exists($"{home.State}/pause"));
    }

    private static void Needs(params string[] programs)
    {
        foreach (var program in programs)
        {
            var isThere = new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }.Any(folder => File.Exists(Path.Combine(folder, program)));
            Assert.SkipUnless(isThere, $"needs `{program}`");
        }
    }
}
