using SigmaShake.Rules.Json;
using SigmaShake.Testing;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>No JSON makes an adapter throw, and no tool event comes out without a call or a problem.</summary>
public sealed class TotalityTests
{
    [Fact]
    public void Every_adapter_copes_with_every_payload_of_every_client() => AssertTotal([.. Samples.Clients().SelectMany(Samples.Of).Select(Samples.Read)], atLeast: 280);

    [Fact]
    public void Every_adapter_copes_with_any_json() => AssertTotal(
        [.. Directory.EnumerateFiles(SharedData.Path("vectors/JSONTestSuite/test_parsing"), "y_*").Select(file => JsonParser.Parse(File.ReadAllBytes(file)).Value).OfType<JsonValue>()],
        atLeast: 90);

    [Fact]
    public void Members_of_the_wrong_kind_are_no_members()
    {
        string[] names =
        [
            "hook_event_name", "hookEventName", "hookName", "agent_action_name", "hook_type", "event", "tool_name", "toolName", "tool", "toolCall", "tool_call", "name",
            "tool_input", "toolInput", "toolArgs", "input", "args", "cwd", "session_id", "agent", "tool_use_id", "cursor_version", "timestamp",
        ];
        string[] values = ["null", "true", "7", "\"\"", "\"x\"", "\"PreToolUse\"", "[]", "[{}]", "{}", "{\"name\":{},\"input\":[],\"type\":1}"];

        AssertTotal([.. from name in names from value in values from other in names where other != name select Samples.Parse($$"""{"{{name}}":{{value}},"{{other}}":{{value}}}""")], atLeast: 5_000);
    }

    private static void AssertTotal(List<JsonValue> payloads, int atLeast)
    {
        Assert.True(payloads.Count >= atLeast, $"only {payloads.Count} payloads");
        foreach (var payload in payloads)
        {
            foreach (var name in AgentRegistry.Names)
            {
                var adapter = AgentRegistry.Detect(AgentRegistry.ByName(name), payload, AgentEnvironment.Empty);
                var request = adapter.Read(payload, AgentEnvironment.Empty);

                var isJudged = request.Event is HookEvent.ToolUse or HookEvent.PermissionRequest;
                Assert.Equal(isJudged, request.Call is not null ^ request.Problem is not null);
                Assert.Equal(isJudged, adapter.Answer(request, new HookReply(ReplyKind.Refuse, "R")).IsRefusal());
            }
        }
    }
}
