using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>OpenAI's older interface, which most clients can be pointed at: as much of it as a tool call needs, streamed or whole.</summary>
internal sealed class ChatCompletions : ModelProtocol
{
    public override bool Serves(PathString path) => path == "/v1/chat/completions" || path == "/chat/completions";

    public override Conversation Read(JsonNode request)
    {
        var messages = request["messages"]!.AsArray();
        var opening = messages.TakeWhile(message => Role(message) != "assistant").Where(message => Role(message) == "user").Select(message => TextOf(message!["content"]));
        var results = messages.Where(message => Role(message) == "tool").Select(message => TextOf(message!["content"]));
        return new Conversation(string.Join('\n', opening), [.. results]);
    }

    public override ModelReply Answer(PathString path, JsonNode request, ToolCall? call, int turn)
    {
        var isStream = request["stream"]?.GetValue<bool>() == true;
        var message = Message(call, turn, isStream);
        var reason = call is null ? "stop" : "tool_calls";
        if (!isStream) return Whole(Envelope("chat.completion", turn, new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = reason }));
        return Events(
            [
                Envelope("chat.completion.chunk", turn, new JsonObject { ["index"] = 0, ["delta"] = message, ["finish_reason"] = null }),
                Envelope("chat.completion.chunk", turn, new JsonObject { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = reason }),
            ],
            end: "data: [DONE]\n\n");
    }

    private static JsonObject Message(ToolCall? call, int turn, bool isStream)
    {
        if (call is null) return new JsonObject { ["role"] = "assistant", ["content"] = Farewell };
        var tool = new JsonObject
        {
            ["id"] = $"call_stub_{turn}",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Input.ToJsonString() },
        };
        if (isStream) tool["index"] = 0;
        return new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(tool) };
    }

    private static JsonObject Envelope(string kind, int turn, JsonObject choice) => new()
    {
        ["id"] = $"chatcmpl-stub-{turn}",
        ["object"] = kind,
        ["created"] = 1,
        ["model"] = "stub",
        ["choices"] = new JsonArray(choice),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    };

    private static string? Role(JsonNode? message) => message?["role"]?.GetValue<string>();
}
