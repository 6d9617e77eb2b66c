using SigmaShake.Agents.Install;

namespace SigmaShake.Agents.Tests.Install;

public sealed class ClaudeCodeInstallerTests
{
    private const string Groups = """
        "PreToolUse": [
              {
                "matcher": "*",
                "hooks": [
                  {
                    "type": "command",
                    "command": "/usr/local/bin/ssg",
                    "args": [
                      "hook",
                      "claude-code",
                      "--state",
                      "/home/u/.sigmashake"
                    ],
                    "timeout": 30,
                    "onFailure": "block"
                  }
                ]
              }
            ],
            "SessionStart": [
              {
                "hooks": [
                  {
                    "type": "command",
                    "command": "/usr/local/bin/ssg",
                    "args": [
                      "hook",
                      "claude-code",
                      "--state",
                      "/home/u/.sigmashake"
                    ],
                    "timeout": 10
                  }
                ]
              }
            ]
        """;

    private static readonly string Hooks = Groups.ReplaceLineEndings("\n");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}\n")]
    public void Where_there_is_nothing_the_file_holds_the_two_handlers(string? before) =>
        Assert.Equal($"{{\n  \"hooks\": {{\n    {Hooks}\n  }}\n}}\n", Installing.Plan("claude-code", before).After());

    [Fact]
    public void What_is_there_stays_byte_for_byte_and_the_handlers_come_last()
    {
        const string Before = "{\n  \"model\" : \"opus\",\n  \"hooks\": {\n    \"Stop\": [ { \"hooks\": [] } ]\n  }  ,\n\n  \"z\":1 }";

        var after = Installing.Plan("claude-code", Before).After();

        Assert.Equal($"{{\n  \"model\" : \"opus\",\n  \"hooks\": {{\n    \"Stop\": [ {{ \"hooks\": [] }} ],\n    {Hooks}\n  }}  ,\n\n  \"z\":1 }}", after);
    }

    [Fact]
    public void Tabs_carriage_returns_and_a_byte_order_mark_are_kept()
    {
        var after = Installing.Plan("claude-code", "\uFEFF{\r\n\t\"a\": 1\r\n}").After()!;

        Assert.StartsWith("\uFEFF{\r\n\t\"a\": 1,\r\n\t\"hooks\": {\r\n\t\t\"PreToolUse\": [\r\n\t\t\t{\r\n", after);
        Assert.EndsWith("\r\n\t}\r\n}", after);
        Assert.Equal(after.Count(c => c == '\n'), after.Count(c => c == '\r'));
    }

    [Fact]
    public void A_file_of_one_line_stays_one_line()
    {
        var after = Installing.Plan("claude-code", """{"a":1}""").After()!;

        Assert.StartsWith("""{"a":1, "hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command",""", after);
        Assert.DoesNotContain('\n', after);
    }

    [Theory]
    [InlineData("{\n  \"hooks\": {\n    \"PreToolUse\": [\n      { \"matcher\": \"Bash\", \"hooks\": [ { \"type\": \"command\", \"command\": \"x\" } ] }\n    ]\n  }\n}\n")]
    [InlineData("{\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"x\"}]}]},\"b\":[]}")]
    [InlineData("{\n\t\"a\": {\"hooks\": 7}\n}")]
    public void Handlers_of_others_survive_installing_and_removing(string before)
    {
        var after = Installing.Plan("claude-code", before).After()!;

        Assert.NotEqual(before, after);
        Assert.Equal(before, Installing.Remove("claude-code", after).After());
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        var once = Installing.Plan("claude-code", "{\n  \"a\": 1\n}\n").After();

        Assert.False(Installing.Plan("claude-code", once).Files[0].IsChange);
    }

    [Fact]
    public void An_older_handler_of_ours_is_replaced_where_it_stands()
    {
        var older = Installing.Plan("claude-code", "{}", ssg: "/old place/ssg", state: "/old").After();

        Assert.Equal(Installing.Plan("claude-code", "{}").After(), Installing.Plan("claude-code", older).After());
    }

    [Theory]
    [InlineData("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"'/old place/ssg' hook claude-code"},{"type":"command","command":"x"}]}]}}""")]
    [InlineData("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"ssg hook claude-code"},{"type":"command","command":"/a/ssg","args":["hook","claude-code"]},{"type":"command","command":"x"}]}],"UserPromptSubmit":[{"hooks":[{"type":"command","command":"ssg hook claude-code"}]}]}}""")]
    public void Ours_are_known_in_either_form_and_in_company(string before)
    {
        var after = Installing.Plan("claude-code", before).After();

        Assert.Equal("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"x"}]}]}}""", Installing.Remove("claude-code", after).After());
        Assert.Equal(2, after!.Split("\"/usr/local/bin/ssg\"").Length - 1);
        Assert.DoesNotContain("ssg hook", after);
    }

    [Fact]
    public void A_program_of_another_name_is_known_by_what_it_is_told()
    {
        var once = Installing.Plan("claude-code", "{\"a\":1}", ssg: "/opt/ssg-0.1.0").After();

        Assert.False(Installing.Plan("claude-code", once, ssg: "/opt/ssg-0.1.0").Files[0].IsChange);
        Assert.Equal("{\"a\":1}", Installing.Remove("claude-code", once).After());
    }

    [Theory]
    [InlineData("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"/opt/not-ssg","args":["hook","claude-code"]}]}]}}""")]
    [InlineData("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"ssg hook codex"}]}]}}""")]
    [InlineData("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"echo ssg hook claude-code"}]}]}}""")]
    public void What_only_resembles_ours_is_left_alone(string before) =>
        Assert.Equal(before, Installing.Remove("claude-code", before).After());

    [Theory]
    [InlineData("[]", "the root is not an object")]
    [InlineData("{\"a\":1,}", "not JSON at line 1, byte 8")]
    [InlineData("{} // note", "not JSON at line 1, byte 4")]
    [InlineData("{\"a\":1,\"a\":2}", "the key `a` stands twice in one object")]
    [InlineData("{\"hooks\":[]}", "its member `hooks` is not an object")]
    [InlineData("{\"hooks\":{\"PreToolUse\":{}}}", "its member `hooks.PreToolUse` is not a list")]
    [InlineData("{\"hooks\":{\"SessionStart\":1}}", "its member `hooks.SessionStart` is not a list")]
    public void A_file_that_cannot_be_added_to_is_left_alone(string before, string problem)
    {
        var plan = Installing.Plan("claude-code", before);

        Assert.Empty(plan.Files);
        Assert.Equal($"`/home/u/.claude/settings.json` was left alone: {problem}; repair the file, then run this again", plan.Refusal);
    }

    [Theory]
    [InlineData("ssg", "/s", "the path of the program, `ssg`, is not absolute; start ssg by its full path")]
    [InlineData("/bin/ssg", "s", "the state folder `s` is not absolute; name it by its full path")]
    [InlineData("/bin/a\nb/ssg", "/s", "a path with control characters cannot stand in a hook's command; move ssg or its state")]
    public void A_command_that_cannot_be_written_is_refused(string ssg, string state, string refusal)
    {
        Assert.Equal(refusal, Installing.Plan("claude-code", "{}", ssg: ssg, state: state).Refusal);
        Assert.Equal(refusal, Installing.Plan("codex", "{}", ssg: ssg, state: state).Refusal);
    }

    [Fact]
    public void Hooks_that_are_switched_off_are_mentioned() =>
        Assert.Equal(
            ["`/home/u/.claude/settings.json` says `disableAllHooks`: no hook runs until that is taken out"],
            Installing.Plan("claude-code", "{\"disableAllHooks\":true}").Obstacles);

    [Fact]
    public void The_file_is_the_persons_or_the_projects()
    {
        var installer = Installing.For("claude-code");
        var moved = Adapters.Environment(("CLAUDE_CONFIG_DIR", "/cfg"));

        Assert.Equal(["/home/u/.claude/settings.json"], installer.Files(new InstallPlace("/home/u", null, AgentEnvironment.Empty)));
        Assert.Equal(["/cfg/settings.json"], installer.Files(new InstallPlace("/home/u", null, moved)));
        Assert.Equal(["/p/.claude/settings.json"], installer.Files(new InstallPlace("/home/u", "/p", moved)));
        Assert.Equal(["/etc/claude-code/managed-settings.json"], installer.Files(new InstallPlace("/home/u", null, moved, "/etc")));
    }
}
