namespace SigmaShake.Cli.Tests.Terminals;

public sealed class PersonCheckTests
{
    [Theory]
    [InlineData("login", "systemd", "ssg", "bash", "login")]
    [InlineData("sshd", "systemd", "ssg", "zsh", "sshd", "sshd", "sshd")]
    [InlineData("newer sshd", "systemd", "ssg", "bash", "sshd-session", "sshd")]
    [InlineData("sudo below sshd", "systemd", "ssg", "bash", "sudo", "bash", "sshd")]
    [InlineData("mosh", "systemd", "ssg", "bash", "mosh-server")]
    [InlineData("desktop", "systemd", "ssg", "bash", "xterm", "i3", "lightdm")]
    [InlineData("terminal of a desktop's service manager", "systemd", "ssg", "bash", "gnome-terminal-", "systemd")]
    [InlineData("tmux", "systemd", "ssg", "bash", "tmux: server")]
    [InlineData("screen", "init", "ssg", "bash", "screen")]
    [InlineData("an init that is not systemd", "init", "ssg", "sh", "login")]
    public void A_person_is_known_by_a_session_above(string what, string first, params string[] chain)
    {
        using var processes = MadeUpProcesses.Chain(first, chain);

        Assert.True(processes.Objection() is null, $"{what}: {processes.Objection()}");
    }

    [Fact]
    public void Without_a_terminal_nobody_is_a_person()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");

        Assert.Equal("it is not typed at a terminal", processes.Objection(isTerminal: false));
    }

    [Theory]
    [InlineData("an orphan, adopted by the first process", "systemd", "ssg")]
    [InlineData("an orphan with a terminal of its own", "systemd", "ssg", "script")]
    [InlineData("an orphan, adopted by the person's service manager", "systemd", "ssg", "script", "systemd")]
    [InlineData("a first process that calls itself a login", "login", "ssg", "bash")]
    [InlineData("a job", "systemd", "ssg", "sh", "cron")]
    [InlineData("a container's shell", "bash", "ssg")]
    public void Without_a_session_above_nobody_is_a_person(string what, string first, params string[] chain)
    {
        using var processes = MadeUpProcesses.Chain(first, chain);

        Assert.True(processes.Objection() == "no login, desktop session or multiplexer stands above it", $"{what}: {processes.Objection()}");
    }

    [Fact]
    public void A_command_that_bears_a_sessions_name_does_not_vouch_for_itself()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "login", "bash");

        Assert.NotNull(processes.Objection());
    }

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    [InlineData("Cursor")]
    [InlineData("code")]
    [InlineData("windsurf")]
    [InlineData("zed-editor")]
    public void An_agent_or_its_editor_among_the_parents_is_seen_by_name(string name)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", name, "bash", "login");

        Assert.Equal($"`{name}` (process 1002) is an agent or runs commands for one", processes.Objection());
    }

    [Theory]
    [InlineData("node", "/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js")]
    [InlineData("node", "--no-warnings", "--enable-source-maps", "--max-old-space-size=8192", "/opt/n/bin/gemini")]
    [InlineData("/usr/bin/python3", "-m", "aider")]
    [InlineData("/home/u/.local/bin/claude", "--resume")]
    [InlineData("bash", "/home/u/bin/codex")]
    [InlineData("/home/u/.vscode-server/bin/1a2b/node", "out/server-main.js")]
    public void An_agent_is_seen_by_its_command_line(params string[] arguments)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "MainThread", "bash", "login");
        processes.Add(1002, 1003, "MainThread", arguments);

        Assert.Contains("is an agent or runs commands for one", processes.Objection());
    }

    [Theory]
    [InlineData("login", "login", "--", "pi")]
    [InlineData("su", "su", "-", "pi")]
    [InlineData("sshd", "sshd: pi@pts/0")]
    [InlineData("tmux: server", "tmux", "new", "-s", "code")]
    [InlineData("vim", "vim", "/home/u/code")]
    public void An_agents_name_behind_another_program_is_data(string name, params string[] arguments)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", name, "login");
        processes.Add(1002, 1003, name, arguments);

        Assert.Null(processes.Objection());
    }

    [Theory]
    [InlineData(MadeUpProcesses.Self, "CLAUDECODE=1")]
    [InlineData(1001, "GEMINI_CLI=1")]
    [InlineData(1002, "CODEX_SANDBOX=seatbelt")]
    [InlineData(1002, "CLAUDE_CODE_ENTRYPOINT=cli")]
    public void An_agent_is_seen_by_what_it_leaves_in_the_environment(int id, string variable)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "tmux: server", "login");
        processes.Add(id, id + 1, id == 1002 ? "tmux: server" : "bash", environment: ["HOME=/home/u", variable]);

        Assert.Equal($"process {id} was started by an agent (`{variable.Split('=')[0]}` is set)", processes.Objection());
    }

    [Fact]
    public void A_variable_that_only_begins_like_an_agents_is_nobodys()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");
        processes.Add(1001, 1002, "bash", environment: ["CLAUDECODER=1", "NOTE=CLAUDECODE=1"]);

        Assert.Null(processes.Objection());
    }

    [Fact]
    public void A_chain_that_breaks_proves_nothing()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");
        processes.Add(1002, 4711, "login");

        Assert.Equal("the chain of its parents breaks at process 4711", processes.Objection());
    }

    [Fact]
    public void A_chain_without_end_proves_nothing()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");
        processes.Add(1002, 1001, "login");

        Assert.Equal("the chain of its parents does not end", processes.Objection());
    }

    [Fact]
    public void A_shell_that_was_put_into_a_container_from_outside_is_a_persons()
    {
        using var processes = MadeUpProcesses.Chain("sleep", "ssg", "bash");
        processes.Add(1001, 0, "bash");

        Assert.Null(processes.Objection());
    }

    [Fact]
    public void An_agent_in_a_container_is_seen_as_well()
    {
        using var processes = MadeUpProcesses.Chain("sleep", "ssg", "bash", "claude");
        processes.Add(1002, 0, "claude");

        Assert.NotNull(processes.Objection());
    }

    [Fact]
    public void A_process_whose_command_line_and_environment_may_not_be_read_counts_by_its_name()
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");
        foreach (var file in new[] { "cmdline", "environ" })
        {
            // A folder in place of the file fails for everybody, root too.
            File.Delete($"{processes.Path}/1002/{file}");
            Directory.CreateDirectory($"{processes.Path}/1002/{file}");
        }

        Assert.Null(processes.Objection());
    }

    [Theory]
    [InlineData("login) S 1 (x", 1003)]
    [InlineData("a b (c) d)", 1003)]
    [InlineData(") S 1 1 1", 1003)]
    public void A_name_of_parentheses_and_blanks_hides_no_parent(string name, int parent)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "x", "claude");
        processes.Add(1002, parent, name);

        Assert.Equal("`claude` (process 1003) is an agent or runs commands for one", processes.Objection());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1001 bash S 1")]
    [InlineData("1001 (bash)")]
    [InlineData("1001 (bash) S")]
    [InlineData("1001 (bash) S 99999999999999999999 1")]
    [InlineData("1001 (bash) S -1 1")]
    [InlineData("1001 )bash( S 1 1")]
    public void A_table_that_is_not_understood_proves_nothing(string stat)
    {
        using var processes = MadeUpProcesses.Chain("systemd", "ssg", "bash", "login");
        processes.Stat(1001, stat);

        Assert.Equal("the chain of its parents breaks at process 1001", processes.Objection());
    }
}
