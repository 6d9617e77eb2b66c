using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Tests.Calls;

public class CallExpansionTests
{
    [Fact]
    public void Each_of_several_files_gets_an_action_and_is_named_once() => Assert.Equal(
        ["Read path=a", ">Read path=a", ">Read path=b", ">Read path=c"],
        ToolCalls.Expand("read_files", """{"path":"a","paths":["b","a"],"files":["b",{"path":"c"}]}"""));

    [Fact]
    public void Each_file_is_judged_with_its_own_text_and_the_texts_that_are_meant_for_all() => Assert.Equal(
        ["Other path=a content=all\\nfor a\\nfor b\\nmore for a", ">Write~ path=a content=all\\nfor a\\nmore for a", ">Write~ path=b content=all\\nfor b"],
        ToolCalls.Expand(
            "multi_replace_string_in_file",
            """{"content":"all","replacements":[{"filePath":"a","newString":"for a"},{"filePath":"b","newString":"for b"},{"filePath":"a","newString":"more for a"}]}"""));

    [Theory]
    [InlineData("MultiEdit", """{"file_path":"a","edits":[{"new_string":"x"},{"new_string":"y"}]}""", "a", "x\\ny")]
    [InlineData("NotebookEdit", """{"notebook_path":"a","new_source":"x"}""", "a", "x")]
    [InlineData("multi_replace_file_content", """{"TargetFile":"a","ReplacementChunks":[{"ReplacementContent":"x"}]}""", "a", "x")]
    public void An_edit_list_is_a_call_that_does_nothing_itself_and_one_write(string tool, string input, string path, string content) =>
        Assert.Equal([$"Other path={path} content={content}", $">Write~ path={path} content={content}"], ToolCalls.Expand(tool, input));

    [Theory]
    [InlineData("apply_patch", "command")]
    [InlineData("apply_patch", "patchText")]
    [InlineData("ApplyPatch", "input")]
    [InlineData("patch", "patch")]
    public void A_patch_is_one_write_a_file_and_no_command(string tool, string member)
    {
        var actions = CallExpansion.Expand(ToolCalls.WithMembers(
            tool, (member, "*** Begin Patch\n*** Update File: a\n@@\n-o\n+x\n*** Add File: b\n+y\n+z\n*** Delete File: c\n*** End Patch"))).Actions;

        Assert.Equal([">Write~ path=a content=x", ">Write path=b content=y\\nz", ">Write path=c content="], actions.Skip(1).Select(ToolCalls.Show));
        Assert.Equal(Capability.Other, actions[0].Capability);
        Assert.Null(actions[0].Command);
    }

    [Theory]
    [InlineData("apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: a\n+x\n*** Delete File: b\n*** End Patch\nEOF")]
    [InlineData("cat <<'EOF' | apply_patch\n*** Begin Patch\n*** Add File: a\n+x\n*** Delete File: b\n*** End Patch\nEOF")]
    public void A_patch_that_is_handed_to_a_shell_writes_its_files(string command) => Assert.Equal(
        [">Write path=a content=x", ">Write path=b content="], ToolCalls.Parts(CallExpansion.Expand(ToolCalls.Bash(command))).Skip(1).Select(ToolCalls.Show));

    [Fact]
    public void What_an_unknown_tool_takes_as_a_command_is_judged_as_one() => Assert.Equal(
        ["Other command=rm -rf /", ">Execute command=rm -rf /"], ToolCalls.Expand("mcp__shell__run", """{"command":"rm -rf /"}"""));

    [Theory]
    [InlineData("Bash", """{"Command":"rm -rf /"}""")]
    [InlineData("Monitor", "{}")]
    [InlineData("Write", """{"FilePath":"/etc/passwd","content":"x"}""")]
    public void A_tool_whose_subject_cannot_be_found_asks(string tool, string input) =>
        Assert.NotNull(CallExpansion.Expand(ToolCalls.Of(tool, input)).Unanalysable);

    [Fact]
    public void A_patch_given_as_an_argument_vector_is_read() => Assert.Equal(
        ">Write path=a content=x", ToolCalls.Expand("apply_patch", """{"command":["apply_patch","*** Begin Patch\n*** Add File: a\n+x"]}""")[1]);

    [Theory]
    [InlineData("Bash", """{"command":"ls","cmd":"rm -rf /"}""", "rm -rf /")]
    [InlineData("exec_command", """{"cmd":"rm -rf /","command":"ls"}""", "rm -rf /")]
    [InlineData("run_commands", """{"command":"ls","commands":["rm -rf /"]}""", "rm -rf /")]
    [InlineData("shell", """{"commands":["ls",["rm","-rf","/"]]}""", "ls\\nrm -rf /")]
    [InlineData("Bash", """{"command":[["rm -rf /"]]}""", "command=rm -rf /")]
    [InlineData("Bash", """{"command":[[["rm"],"-rf"],"/"]}""", "command=rm -rf /")]
    [InlineData("MultiEdit", """{"file_path":"a","edits":{"file_path":".env","new_string":"x"}}""", "path=.env content=x")]
    [InlineData("Edit", """{"file_path":"a","content":"fine","new_string":"rm -rf /"}""", "rm -rf /")]
    [InlineData("apply_patch", """{"command":"*** Add File: ok\n+x","input":"*** Add File: .env\n+x"}""", "path=.env")]
    [InlineData("web_fetch", """{"url":"https://ok","prompt":"https://evil"}""", "url=https://evil")]
    [InlineData("fetch_webpage", """{"url":"https://ok","urls":["https://evil"]}""", "url=https://evil")]
    [InlineData("Read", """{"file_path":"ok","path":".env"}""", "path=.env")]
    [InlineData("Grep", """{"pattern":"ok","query":"password"}""", "password")]
    public void A_member_that_the_client_ignores_hides_no_other(string tool, string input, string seen) =>
        Assert.Contains(ToolCalls.Expand(tool, input), action => action.Contains(seen, StringComparison.Ordinal));

    [Theory]
    [InlineData("apply_patch", """{"command":"no patch"}""", "Write content=no patch")]
    [InlineData("apply_patch", "{}", "Write")]
    [InlineData("MultiEdit", """{"edits":[{"new_string":"x"}]}""", "Write~ content=x")]
    public void What_cannot_be_taken_apart_keeps_its_capability_and_says_so(string tool, string input, string action)
    {
        var expanded = CallExpansion.Expand(ToolCalls.Of(tool, input));

        Assert.NotNull(expanded.Unanalysable);
        Assert.Equal([action], expanded.Actions.Select(ToolCalls.Show));
    }

    [Theory]
    [InlineData(CallExpansion.MaxActions - 1, true)]
    [InlineData(CallExpansion.MaxActions, false)]
    public void A_call_has_ten_thousand_actions_and_no_more(int files, bool fits)
    {
        var patch = string.Concat(Enumerable.Range(0, files).Select(i => $"*** Add File: f{i}\n+x\n"));
        var list = $$"""{"paths":[{{string.Join(',', Enumerable.Range(0, files).Select(i => $"\"f{i}\""))}}]}""";
        var urls = list.Replace("paths", "urls", StringComparison.Ordinal);

        foreach (var call in new[] { ToolCalls.WithMembers("apply_patch", ("input", patch)), ToolCalls.Of("read_files", list), ToolCalls.Of("fetch_webpage", urls) })
        {
            var expanded = CallExpansion.Expand(call);
            Assert.Equal(fits, expanded.Unanalysable is null);
            Assert.Equal(fits ? files + 1 : 1, expanded.Actions.Length);
        }
    }

    [Fact]
    public void A_large_text_for_many_files_is_refused_before_it_multiplies()
    {
        var text = new string('x', 8 << 20);
        var paths = string.Join(',', Enumerable.Range(0, 9).Select(i => $"\"f{i}\""));
        var moves = string.Concat(Enumerable.Range(0, 9).Select(i => $"*** Move to: f{i}\n"));

        Assert.NotNull(CallExpansion.Expand(ToolCalls.Of("Write", $$"""{"paths":[{{paths}}],"content":"{{text}}"}""")).Unanalysable);
        Assert.NotNull(CallExpansion.Expand(ToolCalls.WithMembers("apply_patch", ("input", $"*** Update File: a\n{moves}+{text}"))).Unanalysable);
    }

    [Fact]
    public void Derived_actions_carry_the_tool_agent_directory_and_input_of_the_call()
    {
        var call = ToolCalls.Of("MultiEdit", """{"file_path":"a","edits":[],"n":{"k":[1, 2]}}""");
        var derived = CallExpansion.Expand(call).Actions[1];

        Assert.Equal("MultiEdit", ToolCalls.Text(derived.Value(Model.Field.Of(Model.FieldKind.Tool))));
        Assert.Equal("claude-code", ToolCalls.Text(derived.Value(Model.Field.Of(Model.FieldKind.Agent))));
        Assert.Equal("/home/user/project", ToolCalls.Text(derived.Value(Model.Field.Of(Model.FieldKind.Cwd))));
        Assert.Equal("[1,2]", ToolCalls.Text(derived.Value(Model.Field.Input(["n", "k"]))));
        Assert.Null(derived.Value(Model.Field.Input(["n", "k", "x"])));
        Assert.True(derived.IsDerived);
    }

    [Fact]
    public void Odd_inputs_are_expanded_without_an_exception()
    {
        string[] inputs =
        [
            "{}", "[]", "null", "7", "\"x\"", """{"command":null,"path":7,"content":{},"urls":{},"edits":7,"files":[[],null,{}],"commands":[[],{},null]}""",
            """{"command":"\u0000","file_path":"\u0000","content":"\ud83d"}""", """{"file_path":"","command":"","edits":[{}],"urls":[""],"prompt":"://"}""",
            """{"commands":[{"commands":[{"commands":[]}]}]}""", """{"diff":"=======\n","prompt":"a://b://c"}""", """{"input":"+\n*** Move to:\n***\n*** Add File:\n \n"}""",
        ];
        string[] tools = ["Bash", "Write", "MultiEdit", "apply_patch", "fs_write", "web_fetch", "Grep", "Agent", "mcp__x__y", "\ud800", ""];

        foreach (var tool in tools)
        {
            foreach (var input in inputs) Assert.NotEmpty(CallExpansion.Expand(ToolCalls.Of(tool, input)).Actions);
        }
    }

    [Theory]
    [InlineData("apply_patch", "input", "*** Add File: a\n", "+\n")]
    [InlineData("apply_patch", "input", "*** Update File: a\n", " *** Add File: b\n")]
    [InlineData("apply_patch", "input", "*** Update File: a\n", "*** Move to: b\n")]
    [InlineData("Bash", "command", "", "; ls")]
    [InlineData("web_fetch", "prompt", "", "a://")]
    [InlineData("web_fetch", "prompt", "", "aaaaaaaa")]
    [InlineData("replace_in_file", "diff", "", "=======\n")]
    public void A_large_call_is_expanded_in_a_time_that_grows_with_its_size_only(string tool, string member, string head, string repeated)
    {
        var call = ToolCalls.WithMembers(tool, (member, new StringBuilder(head).Insert(head.Length, repeated, (8 << 20) / repeated.Length).ToString()));
        var clock = Stopwatch.StartNew();

        CallExpansion.Expand(call);

        // Far above what it takes, far below what the square of its size would.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
