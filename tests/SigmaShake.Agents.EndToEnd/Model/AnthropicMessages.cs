using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>The Messages API, streamed: as much of it as Claude Code needs to make a tool call.</summary>
internal sealed class AnthropicMessages : ModelProtocol
{
    public override bool Serves(PathString path) => path == "/v1/messages";

    public override Conversation Read(JsonNode request)
    {
        var messages = request["messages"]!.AsArray();
        var opening = messages.TakeWhile(message => Role(message) != "assistant")
            .Where(message => Role(message) == "user")
            .Select(message => TextOf(message!["content"]));
        var results = messages.SelectMany(message => message!["content"] as JsonArray ?? [])
            .Where(block => block?["type"]?.GetValue<string>() == "tool_result")
            .Select(block => TextOf(block!["content"]));
        return new Conversation(string.Join('\n', opening), [.. results]);
    }

    public override ModelReply Answer(PathString path, JsonNode request, ToolCall? call, int turn) => NamedEvents(Turn(call, turn));

    private static IEnumerable<JsonObject> Turn(ToolCall? call, int turn)
    {
        yield return new JsonObject
        {
            ["type"] = "message_start",
            ["message"] = new JsonObject
            {
                ["id"] = $"msg_stub_{turn}",
                ["type"] = "message",
                ["role"] = "assistant",
                ["model"] = "stub",
                ["content"] = new JsonArray(),
                ["stop_reason"] = null,
                ["stop_sequence"] = null,
                ["usage"] = new JsonObject { ["input_tokens"] = 1, ["output_tokens"] = 1 },
            },
        };
        yield return Block("content_block_start", "content_block", call is null
            ? new JsonObject { ["type"] = "text", ["text"] = "" }
            : new JsonObject { ["type"] = "tool_use", ["id"] = $"toolu_stub_{turn}", ["name"] = call.Name, ["input"] = new JsonObject() });
        yield return Block("content_block_delta", "delta", call is null
            ? new JsonObject { ["type"] = "text_delta", ["text"] = Farewell }
            : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = call.Input.ToJsonString() });
        yield return new JsonObject { ["type"] = "content_block_stop", ["index"] = 0 };
        yield return new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = call is null ? "end_turn" : "tool_use", ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = 1 },
        };
        yield return new JsonObject { ["type"] = "message_stop" };
    }

    private static JsonObject Block(string type, string member, JsonObject content) =>
        new() { ["type"] = type, ["index"] = 0, [member] = content };

    private static string? Role(JsonNode? message) => message?["role"]?.GetValue<string>();
}
