namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>A tool event that cannot be understood is a problem, which the caller refuses; never silence.</summary>
public sealed class UnreadablePayloadTests
{
    private static readonly string[] OfClaudesPayload = ["claude-code", "codex", "gemini-cli", "qwen-code", "droid", "kiro", "devin", "vscode", "generic"];

    [Theory]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_input":{}}""", "the call names no tool")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"","tool_input":{}}""", "the call names no tool")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":["Bash"],"tool_input":{}}""", "the call names no tool")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash"}""", "the input of `Bash` is not an object")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":null}""", "the input of `Bash` is not an object")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":["ls"]}""", "the input of `Bash` is not an object")]
    [InlineData("""{"hook_event_name":"PermissionRequest","tool_name":"Bash","tool_input":1}""", "the input of `Bash` is not an object")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"B\u001b\u202ed","tool_input":1}""", "the input of `Bd` is not an object")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{},"cwd":"src"}""", "the working directory is not an absolute path")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{},"cwd":7}""", "the working directory is not an absolute path")]
    [InlineData("""{"hook_event_name":7,"tool_name":"Bash"}""", "the input of `Bash` is not an object")]
    [InlineData("{}", "the call names no tool")]
    [InlineData("[]", "the call names no tool")]
    [InlineData("null", "the call names no tool")]
    [InlineData("\"PreToolUse\"", "the call names no tool")]
    public void What_cannot_be_judged_is_a_problem(string payload, string problem)
    {
        foreach (var name in OfClaudesPayload)
        {
            var request = Adapters.Named(name).Read(Samples.Parse(payload), AgentEnvironment.Empty);

            Assert.Equal(problem, request.Problem);
            Assert.Null(request.Call);
            Assert.True(request.Event is HookEvent.ToolUse or HookEvent.PermissionRequest);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"PreToolUse\"")]
    [InlineData("""{"x":1}""")]
    public void What_says_nothing_at_all_is_refused_in_every_dialect(string payload)
    {
        foreach (var name in AgentRegistry.Names)
        {
            var adapter = Adapters.Named(name);
            var request = adapter.Read(Samples.Parse(payload), AgentEnvironment.Empty);

            Assert.Equal("the call names no tool", request.Problem);
            Assert.True(adapter.Answer(request, new HookReply(ReplyKind.Refuse, "R")).IsRefusal(), name);
        }
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    public void An_input_in_a_string_is_no_input_where_the_client_sends_objects(string name)
    {
        var payload = Samples.Parse("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":"{\"command\":\"ls\"}"}""");

        Assert.Equal("the input of `Bash` is not an object", Adapters.Named(name).Read(payload, AgentEnvironment.Empty).Problem);
    }

    [Fact]
    public void A_payload_that_is_no_json_is_refused_in_every_dialect()
    {
        foreach (var name in AgentRegistry.Names)
        {
            var adapter = AgentRegistry.Detect(AgentRegistry.ByName(name), null, AgentEnvironment.Empty);

            var answer = adapter.Answer(HookRequest.Unreadable("not JSON at line 1, byte 1"), new HookReply(ReplyKind.Refuse, "not JSON at line 1, byte 1"));

            Assert.Equal(name, adapter.Name);
            Assert.True(answer.IsRefusal(), name);
            Assert.Equal("not JSON at line 1, byte 1\n", answer.Stderr());
        }
    }
}
