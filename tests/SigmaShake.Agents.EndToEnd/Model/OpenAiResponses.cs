using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>The Responses API, streamed: as much of it as Codex needs to make a tool call.</summary>
internal sealed class OpenAiResponses : ModelProtocol
{
    public override bool Serves(PathString path) => path == "/v1/responses";

    public override Conversation Read(JsonNode request)
    {
        var items = request["input"]!.AsArray();
        var opening = items.TakeWhile(item => item?["role"]?.GetValue<string>() != "assistant" && !IsCall(item))
            .Where(item => item?["role"]?.GetValue<string>() == "user" || Type(item) == "agent_message")
            .Select(item => TextOf(item!["content"]));
        var results = items.Where(item => Type(item).EndsWith("_call_output", StringComparison.Ordinal))
            .Select(item => TextOf(item!["output"]));
        return new Conversation(string.Join('\n', opening), [.. results]);
    }

    public override ModelReply Answer(PathString path, JsonNode request, ToolCall? call, int turn) => NamedEvents(Turn(call, turn));

    private static IEnumerable<JsonObject> Turn(ToolCall? call, int turn)
    {
        var id = $"resp_stub_{turn}";
        yield return new JsonObject { ["type"] = "response.created", ["response"] = new JsonObject { ["id"] = id } };
        yield return new JsonObject { ["type"] = "response.output_item.done", ["output_index"] = 0, ["item"] = Item(call, turn) };
        yield return new JsonObject
        {
            ["type"] = "response.completed",
            ["response"] = new JsonObject
            {
                ["id"] = id,
                ["usage"] = new JsonObject
                {
                    ["input_tokens"] = 1,
                    ["input_tokens_details"] = null,
                    ["output_tokens"] = 1,
                    ["output_tokens_details"] = null,
                    ["total_tokens"] = 2,
                },
            },
        };
    }

    private static JsonObject Item(ToolCall? call, int turn)
    {
        if (call is null)
        {
            return new JsonObject
            {
                ["type"] = "message",
                ["id"] = $"msg_stub_{turn}",
                ["role"] = "assistant",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = Farewell }),
            };
        }

        var item = new JsonObject
        {
            ["type"] = call.IsFreeText ? "custom_tool_call" : "function_call",
            ["call_id"] = $"call_stub_{turn}",
            ["name"] = call.Name,
        };
        if (call.Namespace is not null) item["namespace"] = call.Namespace;
        if (call.IsFreeText) item["input"] = call.Input.GetValue<string>();
        else item["arguments"] = call.Input.ToJsonString();
        return item;
    }

    private static bool IsCall(JsonNode? item) => Type(item).EndsWith("_call", StringComparison.Ordinal);

    private static string Type(JsonNode? item) => item?["type"]?.GetValue<string>() ?? "";
}
