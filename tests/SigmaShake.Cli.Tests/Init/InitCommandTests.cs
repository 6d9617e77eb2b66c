using System.Runtime.Versioning;
using System.Text.Json;
using SigmaShake.Agents.Install;
using SigmaShake.Cli.Init;
using Tomlyn;
using Tomlyn.Model;

namespace SigmaShake.Cli.Tests.Init;

[UnsupportedOSPlatform("windows")]
public sealed class InitCommandTests
{
    [Fact]
    public void Claude_code_gets_exactly_the_handlers_that_fail_closed_and_know_the_state_folder()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{\"model\":\"opus\"}");

        run.MustRun("claude-code");

        using var json = JsonDocument.Parse(run.Text(".claude/settings.json"));
        var hooks = json.RootElement.GetProperty("hooks");
        var gate = Assert.Single(hooks.GetProperty("PreToolUse").EnumerateArray());
        Assert.Equal("*", gate.GetProperty("matcher").GetString());
        Assert.Equal(
            $$"""{"type":"command","command":"/usr/local/bin/ssg","args":["hook","claude-code","--state","{{run.State}}"],"timeout":30,"onFailure":"block"}""",
            JsonSerializer.Serialize(Assert.Single(gate.GetProperty("hooks").EnumerateArray())));
        Assert.Equal(
            $$"""[{"hooks":[{"type":"command","command":"/usr/local/bin/ssg","args":["hook","claude-code","--state","{{run.State}}"],"timeout":10}]}]""",
            JsonSerializer.Serialize(hooks.GetProperty("SessionStart")));
        Assert.Equal(2, hooks.EnumerateObject().Count());
        Assert.Equal("opus", json.RootElement.GetProperty("model").GetString());
    }

    [Fact]
    public void Codex_gets_its_handlers_and_a_trust_entry_for_each()
    {
        using var run = new InitRun { Ssg = "/opt/my tools/ssg" };
        run.Write(".codex/config.toml", "model = \"x\" # mine\n[features]\nhooks = true\n");

        run.MustRun("codex");

        using var json = JsonDocument.Parse(run.Text(".codex/hooks.json"));
        Assert.Equal(["hooks"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            $$"""[{"matcher":"*","hooks":[{"type":"command","command":"\u0027/opt/my tools/ssg\u0027 hook codex --state {{run.State}} || exit 2","timeout":30}]}]""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("hooks").GetProperty("PreToolUse")));
        var config = TomlSerializer.Deserialize<TomlTable>(run.Text(".codex/config.toml"))!;
        var state = (TomlTable)((TomlTable)config["hooks"])["state"];
        Assert.Equal([$"{run[".codex/hooks.json"]}:pre_tool_use:0:0", $"{run[".codex/hooks.json"]}:session_start:0:0"], state.Keys);
        Assert.All(state.Values, entry =>
        {
            Assert.Matches("^sha256:[0-9a-f]{64}$", (string)((TomlTable)entry)["trusted_hash"]);
            Assert.Equal(true, ((TomlTable)entry)["enabled"]);
        });
        Assert.Equal("x", config["model"]);
        Assert.Contains("note: this approves the hook on your behalf", run.Output);
    }

    [Theory]
    [InlineData("claude-code", false)]
    [InlineData("claude-code", true)]
    [InlineData("codex", false)]
    [InlineData("codex", true)]
    public void A_second_run_changes_nothing_and_asks_nothing(string client, bool isProject)
    {
        var scope = isProject ? InitScope.Project : InitScope.User;
        using var run = new InitRun();
        run.MustRun(client, scope);
        var snapshot = run.Snapshot();
        var record = File.ReadAllBytes(Assert.Single(run.Records()));
        run.Person = () => throw new InvalidOperationException("nobody is to be asked");

        run.MustRun(client, scope);

        Assert.Equal(snapshot, run.Snapshot());
        Assert.Equal(record, File.ReadAllBytes(Assert.Single(run.Records())));
        Assert.All(run.Output.TrimEnd().Split('\n'), line => Assert.StartsWith("unchanged ", line));
    }

    [Fact]
    public void The_projects_own_file_is_the_one_in_the_current_directory()
    {
        using var run = new InitRun();

        run.MustRun("claude-code", InitScope.Project);

        Assert.True(File.Exists(run["project/.claude/settings.json"]));
        Assert.False(Directory.Exists(run[".claude"]));
        Assert.Contains("--project --undo", run.Output);
    }

    [Theory]
    [InlineData("claude-code", "CLAUDE_CONFIG_DIR", "settings.json")]
    [InlineData("codex", "CODEX_HOME", "hooks.json")]
    public void A_variable_may_name_the_configuration_folder(string client, string variable, string file)
    {
        using var run = new InitRun();
        run.Variables[variable] = run["elsewhere"];

        run.MustRun(client);

        Assert.True(File.Exists(run[$"elsewhere/{file}"]));
    }

    /// <summary>As Codex does: seen with 0.169.0, which keeps links in HOME and resolves those in its variable.</summary>
    [Fact]
    public void Trust_names_the_real_folder_where_the_variable_is_a_link()
    {
        using var run = new InitRun();
        Directory.CreateDirectory(run["real"]);
        Directory.CreateSymbolicLink(run["link"], "real");
        run.Variables["CODEX_HOME"] = run["link"];

        run.MustRun("codex");

        Assert.Contains($"[hooks.state.\"{run["real/hooks.json"]}:pre_tool_use:0:0\"]", run.Text("real/config.toml"));
    }

    [Fact]
    public void The_difference_is_shown_exactly_before_the_person_is_asked()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{\n  \"evil\": \"\u001b[2J\"\n}".Replace("\u001b", "\\u001b"));
        run.Write(".codex/config.toml", "# \u202e note");
        var shown = "";
        run.Person = () =>
        {
            shown = "asked";
            return "n";
        };

        Assert.Equal(InitCommand.Refused, run.Run("codex"));

        Assert.Equal("asked", shown);
        Assert.Contains("--- (no file)\n", run.Output);
        Assert.Contains($"+++ {run[".codex/hooks.json"]}\n", run.Output);
        Assert.Contains("-# \\u202e note\n\\ No newline at end of file\n+# \\u202e note\n", run.Output);
        Assert.EndsWith("install this hook? [y/N] nothing was written\n", run.Output);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    [InlineData("yess")]
    [InlineData(null)]
    public void Anything_but_a_yes_changes_nothing(string? answer)
    {
        using var run = new InitRun { Person = () => answer };
        var snapshot = run.Snapshot();

        Assert.Equal(InitCommand.Refused, run.Run("claude-code"));

        Assert.Equal(snapshot, run.Snapshot());
        Assert.Empty(run.Records());
    }

    [Fact]
    public void Without_a_terminal_it_needs_to_be_told_yes()
    {
        using var run = new InitRun { IsTerminal = false, Person = () => throw new InvalidOperationException("nobody is there") };
        var snapshot = run.Snapshot();

        Assert.Equal(InitCommand.Refused, run.Run("claude-code"));
        Assert.Equal("ssg: nothing was written: there is no terminal to ask on; look at the changes above, then run this again with `--yes`\n", run.Error);
        Assert.Equal(snapshot, run.Snapshot());

        Assert.Equal(InitCommand.Done, run.Run("claude-code", yes: true));
        Assert.NotEqual(snapshot, run.Snapshot());
    }

    [Fact]
    public void A_dry_run_shows_all_and_changes_nothing()
    {
        using var run = new InitRun();
        var before = run.Snapshot();

        Assert.Equal(InitCommand.Done, run.Run("codex", dryRun: true));
        Assert.EndsWith("nothing was written: this was a dry run\n", run.Output);
        Assert.Equal(before, run.Snapshot());
        Assert.Empty(run.Records());

        run.MustRun("codex");
        var installed = run.Snapshot();
        Assert.Equal(InitCommand.Done, run.Run("codex", dryRun: true, undo: true));
        Assert.Equal(installed, run.Snapshot());
        Assert.Single(run.Records());
    }

    [Fact]
    public void Permissions_are_kept_and_new_files_are_private()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{}");
        const UnixFileMode Odd = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(run[".claude/settings.json"], Odd);

        run.MustRun("claude-code");
        run.MustRun("codex");

        Assert.Equal(Odd, File.GetUnixFileMode(run[".claude/settings.json"]));
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Private, File.GetUnixFileMode(run[".codex/hooks.json"]));
        Assert.All(run.Records(), record => Assert.Equal(Private, File.GetUnixFileMode(record)));
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(run[".sigmashake"]));
    }

    [Theory]
    [InlineData("claude-code", ".claude/settings.json", "[1]", "the root is not an object")]
    [InlineData("claude-code", ".claude/settings.json", "// note\n{}", "not JSON at line 1, byte 1")]
    [InlineData("codex", ".codex/hooks.json", "{\"$schema\":\"x\"}", "Codex rejects it for its member `$schema`")]
    [InlineData("codex", ".codex/config.toml", "a = 1\na = 2\n", "not TOML at line 2")]
    [InlineData("codex", ".codex/config.toml", "[a\n", "not TOML at line 1")]
    [InlineData("codex", ".codex/config.toml", "[hooks]\nstate = {}\n", "it holds `hooks.state` in a form that cannot be added to (not TOML at line 4)")]
    public void A_file_that_cannot_be_added_to_is_left_alone(string client, string file, string text, string problem)
    {
        using var run = new InitRun();
        run.Write(file, text);
        var snapshot = run.Snapshot();

        Assert.Equal(InitCommand.Refused, run.Run(client, yes: true));

        Assert.Equal($"ssg: `{run[file]}` was left alone: {problem}; repair the file, then run this again\n", run.Error);
        Assert.Equal(snapshot, run.Snapshot());
        Assert.Empty(run.Records());
    }

    [Fact]
    public void A_link_inside_the_home_is_followed_and_stays_a_link()
    {
        using var run = new InitRun();
        run.Write("dotfiles/claude.json", "{}");
        Directory.CreateDirectory(run[".claude"]);
        File.CreateSymbolicLink(run[".claude/settings.json"], "../dotfiles/claude.json");

        run.MustRun("claude-code");

        Assert.Equal("../dotfiles/claude.json", new FileInfo(run[".claude/settings.json"]).LinkTarget);
        Assert.Contains("PreToolUse", run.Text("dotfiles/claude.json"));
        run.MustRun("claude-code", undo: true);
        Assert.Equal("{}", run.Text("dotfiles/claude.json"));
    }

    [Fact]
    public void A_link_out_of_the_home_is_refused()
    {
        using var run = new InitRun();
        using var outside = new InitRun();
        outside.Write("settings.json", "{}");
        Directory.CreateSymbolicLink(run[".claude"], outside.Home);

        Assert.Equal(InitCommand.Refused, run.Run("claude-code", yes: true));

        Assert.Contains($"it is a symbolic link to `{outside["settings.json"]}`, outside the home", run.Error);
        Assert.Equal("{}", outside.Text("settings.json"));
    }

    [Fact]
    public void Links_that_go_in_circles_are_refused()
    {
        using var run = new InitRun();
        Directory.CreateSymbolicLink(run[".claude"], run[".codex"]);
        Directory.CreateSymbolicLink(run[".codex"], run[".claude"]);

        Assert.Equal(InitCommand.Refused, run.Run("claude-code", yes: true));

        Assert.Contains("its symbolic links go in circles", run.Error);
    }

    [Fact]
    public void A_folder_in_the_files_place_is_refused()
    {
        using var run = new InitRun();
        Directory.CreateDirectory(run[".claude/settings.json"]);

        Assert.Equal(InitCommand.Refused, run.Run("claude-code", yes: true));

        Assert.Equal($"ssg: `{run[".claude/settings.json"]}` is a folder; move it away, then run this again\n", run.Error);
    }

    [Fact]
    public void A_file_that_changes_while_the_person_reads_is_not_overwritten()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{}");
        run.Person = () =>
        {
            run.Write(".claude/settings.json", "{\"theirs\":1}");
            return "y";
        };

        Assert.Equal(InitCommand.Refused, run.Run("claude-code"));

        Assert.Contains("has changed meanwhile", run.Error);
        Assert.Equal("{\"theirs\":1}", run.Text(".claude/settings.json"));
    }

    [Fact]
    public void An_installation_that_fails_half_way_can_be_taken_back()
    {
        using var run = new InitRun();
        run.Write(".codex/config.toml", "model = \"x\"\n");
        var snapshot = run.Snapshot();
        var working = run.ReplaceFile;
        run.ReplaceFile = (path, content, mode) => path.EndsWith("config.toml") ? "no space left" : working(path, content, mode);

        Assert.Equal(InitCommand.Refused, run.Run("codex"));
        Assert.Contains($"`{run[".codex/config.toml"]}` could not be written: no space left", run.Error);
        run.ReplaceFile = working;
        run.MustRun("codex", undo: true);

        Assert.Equal(snapshot, run.Snapshot());
    }

    [Fact]
    public void Nothing_is_changed_where_the_record_cannot_be_kept()
    {
        using var run = new InitRun();
        var snapshot = run.Snapshot();
        run.ReplaceFile = (_, _, _) => "no space left";

        Assert.Equal(InitCommand.Refused, run.Run("claude-code"));

        Assert.StartsWith("ssg: nothing was changed: ", run.Error);
        Assert.Equal(snapshot, run.Snapshot());
    }

    [Fact]
    public void An_unknown_client_is_told_which_there_are()
    {
        using var run = new InitRun();

        Assert.Equal(InitCommand.Misused, run.Run("emacs"));

        Assert.Equal("ssg: there is no client `emacs`; say one of " + string.Join(", ", AgentInstaller.Clients) + "\n", run.Error);
    }
}
