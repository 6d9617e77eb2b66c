using System.Security.Cryptography;
using System.Text;
using SigmaShake.Agents.Install;
using SigmaShake.Agents.Install.Editing;

namespace SigmaShake.Agents.Tests.Install;

public sealed class CodexInstallerTests
{
    private const string Command = "/usr/local/bin/ssg hook codex --state /home/u/.sigmashake";
    private const string Gate = Command + " || exit 2";

    /// <summary>Hashes that Codex 0.169.0 itself reported for these handlers, and what is hashed.</summary>
    [Theory]
    [InlineData(
        """{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"/usr/local/bin/gov hook codex","timeout":30,"statusMessage":"governance"}]}]}}""",
        """{"event_name":"pre_tool_use","hooks":[{"async":false,"command":"/usr/local/bin/gov hook codex","statusMessage":"governance","timeout":30,"type":"command"}],"matcher":"*"}""",
        "sha256:aaf3718f")]
    [InlineData(
        """{"hooks":{"PreToolUse":[{"matcher":"^Bash$","hooks":[{"type":"command","command":"/usr/local/bin/gov hook codex","timeout":30}]}]}}""",
        """{"event_name":"pre_tool_use","hooks":[{"async":false,"command":"/usr/local/bin/gov hook codex","timeout":30,"type":"command"}],"matcher":"^Bash$"}""",
        "sha256:efc03e49")]
    [InlineData(
        """{"hooks":{"PermissionRequest":[{"hooks":[{"type":"command","command":"/usr/local/bin/gov hook codex","timeout":30}]}]}}""",
        """{"event_name":"permission_request","hooks":[{"async":false,"command":"/usr/local/bin/gov hook codex","timeout":30,"type":"command"}]}""",
        "sha256:40d7e114")]
    [InlineData(
        """{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"'/opt/grüße 🛡 \"x\" \\ /ssg'\thook codex\u007f --state '/s<&>'"}]}]}}""",
        """{"event_name":"pre_tool_use","hooks":[{"async":false,"command":"'/opt/grüße 🛡 \"x\" \\ /ssg'\thook codex<DEL> --state '/s<&>'","timeout":600,"type":"command"}],"matcher":"*"}""",
        "sha256:cc9eb08475fda7ca753200be7813eae4b78dd5f2b41f61513856da211bcb84c2")]
    [InlineData(
        """{"hooks":{"SessionStart":[{"hooks":[{"type":"command","command":"/usr/local/bin/ssg hook codex --state /home/u/.sigmashake","timeout":10}]}]}}""",
        """{"event_name":"session_start","hooks":[{"async":false,"command":"/usr/local/bin/ssg hook codex --state /home/u/.sigmashake","timeout":10,"type":"command"}]}""",
        "sha256:b8a5f41ea1db9e94679b042fc9735d30f5efa9a325f7c9a0b1d42267620adfb0")]
    public void The_hash_of_a_handler_is_the_one_that_codex_computes(string file, string canonical, string hash)
    {
        var found = Assert.Single(new HookSection(EditableJson.Open(Encoding.UTF8.GetBytes(file), out _)!, _ => true).Find());

        Assert.Equal(canonical.Replace("<DEL>", "\u007f"), Encoding.UTF8.GetString(CodexTrust.Canonical(found)));
        Assert.StartsWith(hash, CodexTrust.Hash(found, SHA256.HashData));
    }

    [Fact]
    public void A_missing_time_limit_is_hashed_as_the_one_that_codex_takes()
    {
        var found = Assert.Single(new HookSection(
            EditableJson.Open("""{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"a \"b\"\t"}]}]}}"""u8, out _)!, _ => true).Find());

        Assert.Equal(
            """{"event_name":"pre_tool_use","hooks":[{"async":false,"command":"a \"b\"\t","timeout":600,"type":"command"}]}""",
            Encoding.UTF8.GetString(CodexTrust.Canonical(found)));
    }

    [Fact]
    public void Where_there_is_nothing_both_files_are_made()
    {
        var plan = Installing.Plan("codex", null, null);

        Assert.Equal(
            $$"""
            {
              "hooks": {
                "PreToolUse": [
                  {
                    "matcher": "*",
                    "hooks": [
                      {
                        "type": "command",
                        "command": "{{Gate}}",
                        "timeout": 30
                      }
                    ]
                  }
                ],
                "SessionStart": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "{{Command}}",
                        "timeout": 10
                      }
                    ]
                  }
                ]
              }
            }

            """,
            plan.After());
        Assert.Equal(
            $"""
            [hooks.state."/home/u/.codex/hooks.json:pre_tool_use:0:0"]
            trusted_hash = "{HashOf("pre_tool_use", Gate, 30, "*")}"
            enabled = true

            [hooks.state."/home/u/.codex/hooks.json:session_start:0:0"]
            trusted_hash = "{HashOf("session_start", Command, 10, null)}"
            enabled = true

            """,
            plan.After(1));
        Assert.Equal(
            ["this approves the hook on your behalf: `/home/u/.codex/config.toml` gets the trust that Codex would else ask you for"],
            plan.Notes);
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        var once = Installing.Plan("codex", null, "model = \"x\"");
        var again = Installing.Plan("codex", once.After(), once.After(1));

        Assert.All(again.Files, file => Assert.False(file.IsChange));
    }

    [Fact]
    public void The_entry_names_the_place_of_the_handler_among_those_of_others()
    {
        var plan = Installing.Plan("codex", """{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"x"}]}]}}""", "");

        Assert.Contains("[hooks.state.\"/home/u/.codex/hooks.json:pre_tool_use:1:0\"]", plan.After(1));
    }

    [Fact]
    public void A_moved_program_gets_new_trust_and_the_old_one_goes()
    {
        var older = Installing.Plan("codex", null, "# mine\nmodel = \"x\"\n", ssg: "/old place/ssg");
        Assert.Contains("'/old place/ssg' hook codex", older.After());

        var plan = Installing.Plan("codex", older.After(), older.After(1) + "\n[projects.\"/p\"]\ntrust_level = \"trusted\"\n");

        Assert.Equal(Installing.Plan("codex", null).After(), plan.After());
        var config = plan.After(1)!;
        Assert.Equal(2, config.Split("trusted_hash").Length - 1);
        Assert.Contains(HashOf("pre_tool_use", Gate, 30, "*"), config);
        Assert.StartsWith("# mine\nmodel = \"x\"\n\n[projects.\"/p\"]\ntrust_level = \"trusted\"\n\n[hooks.state.", config);
    }

    [Fact]
    public void An_entry_that_the_person_switched_off_is_switched_on_again()
    {
        var once = Installing.Plan("codex", null, null);
        var off = once.After(1)!.Replace("enabled = true", "enabled = false");

        Assert.DoesNotContain("enabled = false", Installing.Plan("codex", once.After(), off).After(1));
    }

    [Theory]
    [InlineData("# note\nmodel = \"x\"   # why\n\n[features]\nhooks = true")]
    [InlineData("a = \"\"\"\n[hooks.state.\"x\"]\n\"\"\"\r\n[[b]]\r\nc = [\r\n  [1],\r\n]\r\n")]
    [InlineData("[hooks.state.\"/home/u/.codex/hooks.json:stop:0:0\"]\ntrusted_hash = \"sha256:00\"\n")]
    [InlineData("x = '''\n[y]'''''\n")]
    public void Removing_takes_out_only_what_installing_put_in(string config)
    {
        const string Hooks = """{"description":"d","hooks":{"Stop":[{"hooks":[{"type":"command","command":"x"}]}]}}""";
        var plan = Installing.Plan("codex", Hooks, config);

        var removed = Installing.Remove("codex", plan.After(), plan.After(1));

        Assert.Equal(Hooks, removed.After());
        Assert.Equal(config.TrimEnd('\r', '\n'), removed.After(1)!.TrimEnd('\r', '\n'));
    }

    [Fact]
    public void Approvals_of_others_go_with_their_handlers_when_ours_before_them_goes()
    {
        var plan = Installing.Plan("codex", null, "");
        var hooks = plan.After()!.Replace(
            "    \"SessionStart\"",
            "    \"Stop\": [],\n    \"SessionStart\"").Replace(
            "        ]\n      }\n    ],\n    \"Stop\"",
            "        ]\n      },\n      {\"hooks\": [{\"command\": \"a\"}, {\"command\": \"b\"}]},\n      {\"hooks\": [{\"command\": \"c\"}]}\n    ],\n    \"Stop\"");
        var config = plan.After(1) + string.Concat(new[] { "1:0", "1:1", "2:0" }.Select(place =>
            $"\n[hooks.state.'/home/u/.codex/hooks.json:pre_tool_use:{place}'] # {place}\ntrusted_hash = \"sha256:{place}\"\n"));

        var removed = Installing.Remove("codex", hooks, config);

        Assert.StartsWith("{\n  \"hooks\": {\n    \"PreToolUse\": [\n      {\"hooks\": [{\"command\": \"a\"}, {\"command\": \"b\"}]},\n", removed.After());
        Assert.Equal(
            """
            [hooks.state."/home/u/.codex/hooks.json:pre_tool_use:0:0"] # 1:0
            trusted_hash = "sha256:1:0"

            [hooks.state."/home/u/.codex/hooks.json:pre_tool_use:0:1"] # 1:1
            trusted_hash = "sha256:1:1"

            [hooks.state."/home/u/.codex/hooks.json:pre_tool_use:1:0"] # 2:0
            trusted_hash = "sha256:2:0"

            """,
            removed.After(1));
    }

    [Fact]
    public void A_comment_behind_our_entry_stays_with_the_table_that_it_introduces()
    {
        var plan = Installing.Plan("codex", null, "a = 1\n");

        var removed = Installing.Remove("codex", plan.After(), plan.After(1) + "\n# about b\n[b]\nc = 1\n");

        Assert.Equal("a = 1\n\n# about b\n[b]\nc = 1\n", removed.After(1));
    }

    [Theory]
    [InlineData("""{"$schema":"x","hooks":{}}""", "Codex rejects it for its member `$schema`")]
    [InlineData("[]", "the root is not an object")]
    [InlineData("""{"hooks":7}""", "its member `hooks` is not an object")]
    public void A_hooks_file_that_cannot_be_added_to_is_left_alone(string hooks, string problem)
    {
        var plan = Installing.Plan("codex", hooks);

        Assert.Empty(plan.Files);
        Assert.Equal($"`/home/u/.codex/hooks.json` was left alone: {problem}; repair the file, then run this again", plan.Refusal);
    }

    [Fact]
    public void A_configuration_that_is_no_toml_is_left_alone()
    {
        var tools = Installing.Tools with { TomlProblem = text => text.Contains("???") ? "line 1: not TOML" : null };
        var files = new[] { new CurrentFile("/h.json", null), new CurrentFile("/c.toml", "???"u8.ToArray()) };

        var plan = Installing.For("codex").Install(files, new HookCommand("/ssg", "codex", "/s"), tools);

        Assert.Equal("`/c.toml` was left alone: line 1: not TOML; repair the file, then run this again", plan.Refusal);
    }

    [Fact]
    public void Hooks_that_are_switched_off_are_mentioned() =>
        Assert.Contains(
            "`/home/u/.codex/config.toml` says `hooks = false` under `[features]`: no hook runs until that is taken out",
            Installing.Plan("codex", null, "[features]\nhooks = false # for now\n").Obstacles);

    [Fact]
    public void The_hooks_are_the_persons_or_the_projects_and_the_trust_is_always_the_persons()
    {
        var installer = Installing.For("codex");

        Assert.Equal(["/home/u/.codex/hooks.json", "/home/u/.codex/config.toml"], installer.Files(new InstallPlace("/home/u", null, AgentEnvironment.Empty)));
        Assert.Equal(["/p/.codex/hooks.json", "/cfg/config.toml"], installer.Files(new InstallPlace("/home/u", "/p", Adapters.Environment(("CODEX_HOME", "/cfg")))));
    }

    private static string HashOf(string @event, string command, int timeout, string? matcher)
    {
        var canonical = $$"""{"event_name":"{{@event}}","hooks":[{"async":false,"command":"{{command}}","timeout":{{timeout}},"type":"command"}]"""
            + (matcher is null ? "}" : $$""","matcher":"{{matcher}}"}""");
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
