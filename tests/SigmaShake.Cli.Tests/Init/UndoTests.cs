using System.Runtime.Versioning;
using System.Text.Json;
using SigmaShake.Cli.Init;

namespace SigmaShake.Cli.Tests.Init;

/// <summary>Taking an installation back: byte for byte where nobody has touched the file since, and only ours where somebody has.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UndoTests
{
    /// <summary>Settings as people have them.</summary>
    public static TheoryData<string?> Settings =>
    [
        (string?)null,
        "",
        "\n",
        "  \r\n\t",
        "{}",
        "{ }\n",
        "{\n}\n",
        "{\"model\":\"opus\"}",
        "{\n  \"model\": \"opus\"\n}",
        "{\r\n\t\"a\": [1,\r\n 2],\r\n\t\"b\": { }\r\n}\r\n",
        "\uFEFF{\n  \"a\": \"ü\\u00fc\\n\"\n}\n",
        "{ \"a\": 1,\n  \"b\": 2 }   \n\n",
        "{\n  \"hooks\": {}\n}\n",
        "{\n  \"hooks\": {\n    \"PreToolUse\": [],\n    \"Stop\": [ ]\n  },\n  \"description\": \"d\"\n}\n",
        "{\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\n        \"matcher\": \"Bash\",\n        \"hooks\": [\n          { \"type\": \"command\", \"command\": \"lint\" }\n        ]\n      }\n    ]\n  }\n}\n",
        "{\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"x\"}]},{\"matcher\":\"\",\"hooks\":[]}]}}\n",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void What_was_there_comes_back_byte_for_byte(string? before)
    {
        foreach (var (client, file) in new[] { ("claude-code", ".claude/settings.json"), ("codex", ".codex/hooks.json") })
        {
            using var run = new InitRun();
            run.Write(file, client == "codex" && before?.Contains("hooks") == false && before.Contains(':') ? "{\"description\": \"d\"}" : before);
            var snapshot = run.Snapshot();

            run.MustRun(client);
            Assert.NotEqual(snapshot, run.Snapshot());
            run.MustRun(client, undo: true);

            Assert.Equal(snapshot, run.Snapshot());
            Assert.Empty(run.Records());
        }
    }

    [Theory]
    [InlineData("model = \"x\"")]
    [InlineData("# only a note\n")]
    [InlineData("[features]\r\nhooks = true   # on\r\n\r\n[projects.\"/p\"]\r\ntrust_level = \"trusted\"\r\n\r\n\r\n")]
    [InlineData("[hooks.state.\"/other/hooks.json:stop:0:0\"]\ntrusted_hash = \"sha256:00\"\nenabled = true\n")]
    public void The_configuration_of_codex_comes_back_byte_for_byte(string config)
    {
        using var run = new InitRun();
        run.Write(".codex/config.toml", config);
        var snapshot = run.Snapshot();

        run.MustRun("codex");
        run.MustRun("codex", undo: true);

        Assert.Equal(snapshot, run.Snapshot());
    }

    [Fact]
    public void The_original_is_still_known_after_the_program_has_moved()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{ \"a\" :1}");
        var snapshot = run.Snapshot();

        run.MustRun("claude-code");
        run.Ssg = "/opt/new/ssg";
        run.MustRun("claude-code");
        Assert.Contains("/opt/new/ssg", run.Text(".claude/settings.json"));
        run.MustRun("claude-code", undo: true);

        Assert.Equal(snapshot, run.Snapshot());
    }

    [Fact]
    public void Edits_of_others_since_then_survive()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{\n  \"model\": \"opus\"\n}\n");
        run.MustRun("claude-code");
        run.Write(".claude/settings.json", run.Text(".claude/settings.json").Replace("\"opus\"", "\"sonnet\", \"new\": true"));

        run.MustRun("claude-code", undo: true);

        Assert.Equal("{\n  \"model\": \"sonnet\", \"new\": true\n}\n", run.Text(".claude/settings.json"));
        Assert.Empty(run.Records());
    }

    [Fact]
    public void Edits_of_others_between_two_installations_survive_the_undo_of_both()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{\n  \"model\": \"opus\"\n}\n");
        run.MustRun("claude-code");
        run.Write(".claude/settings.json", run.Text(".claude/settings.json").Replace("\"opus\"", "\"sonnet\""));
        run.Ssg = "/opt/new/ssg";
        run.MustRun("claude-code");

        run.MustRun("claude-code", undo: true);

        Assert.Equal("{\n  \"model\": \"sonnet\"\n}\n", run.Text(".claude/settings.json"));
    }

    [Fact]
    public void What_codex_itself_wrote_since_then_survives()
    {
        using var run = new InitRun();
        run.Write(".codex/config.toml", "model = \"x\"\n");
        run.MustRun("codex");
        File.AppendAllText(run[".codex/config.toml"], "\n[projects.\"/p\"]\ntrust_level = \"trusted\"\n");

        run.MustRun("codex", undo: true);

        Assert.Equal("model = \"x\"\n\n[projects.\"/p\"]\ntrust_level = \"trusted\"\n", run.Text(".codex/config.toml"));
        Assert.False(File.Exists(run[".codex/hooks.json"]));
    }

    [Fact]
    public void A_file_that_was_made_for_us_stays_when_somebody_uses_it_since()
    {
        using var run = new InitRun();
        run.MustRun("claude-code");
        var settings = run.Text(".claude/settings.json");
        run.Write(".claude/settings.json", settings.Replace("{\n  \"hooks\"", "{\n  \"model\": \"opus\",\n  \"hooks\""));

        run.MustRun("claude-code", undo: true);

        using var json = JsonDocument.Parse(run.Text(".claude/settings.json"));
        Assert.Equal(["model"], json.RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_file_that_was_made_for_us_goes_even_if_it_was_laid_out_anew()
    {
        using var run = new InitRun();
        var snapshot = run.Snapshot();
        run.MustRun("claude-code");
        run.Write(".claude/settings.json", run.Text(".claude/settings.json").Replace("  ", "\t"));

        run.MustRun("claude-code", undo: true);

        Assert.Equal(snapshot, run.Snapshot());
    }

    [Fact]
    public void A_folder_that_was_made_for_us_stays_when_others_use_it()
    {
        using var run = new InitRun();
        run.MustRun("claude-code");
        run.Write(".claude/notes.md", "mine");

        run.MustRun("claude-code", undo: true);

        Assert.Equal(["notes.md"], Directory.EnumerateFileSystemEntries(run[".claude"]).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void Without_an_installation_it_says_so_and_is_content()
    {
        using var run = new InitRun();

        Assert.Equal(InitCommand.Done, run.Run("codex", undo: true));

        Assert.Equal($"nothing to undo: no hook of ours for codex in {run[".codex/hooks.json"]}\n", run.Output);
        Assert.False(Directory.Exists(run[".codex"]));
    }

    [Fact]
    public void Without_its_record_an_installation_is_still_taken_out()
    {
        using var run = new InitRun();
        run.Write(".claude/settings.json", "{\n  \"a\": 1\n}\n");
        run.MustRun("claude-code");
        Directory.Delete(run.State, recursive: true);

        run.MustRun("claude-code", undo: true);

        Assert.Equal("{\n  \"a\": 1\n}\n", run.Text(".claude/settings.json"));
    }

    [Fact]
    public void A_file_that_can_no_longer_be_read_is_left_alone()
    {
        using var run = new InitRun();
        run.MustRun("claude-code");
        run.Write(".claude/settings.json", "{ broken");

        Assert.Equal(InitCommand.Refused, run.Run("claude-code", undo: true));

        Assert.Equal("{ broken", run.Text(".claude/settings.json"));
        Assert.Contains("repair the file, then run this again", run.Error);
        Assert.Single(run.Records());
    }

    [Fact]
    public void Two_installations_are_taken_back_one_by_one()
    {
        using var run = new InitRun();
        run.Write(".codex/config.toml", "model = \"x\"\n");
        var before = run.Snapshot();
        run.MustRun("codex");
        var installed = run.Snapshot();
        run.MustRun("codex", InitScope.Project);

        run.MustRun("codex", InitScope.Project, undo: true);
        Assert.Equal(installed, run.Snapshot());
        run.MustRun("codex", undo: true);
        Assert.Equal(before, run.Snapshot());
    }
}
