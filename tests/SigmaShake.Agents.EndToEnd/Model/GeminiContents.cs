using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>Gemini's <c>generateContent</c>: as much of it as a tool call needs. Only a stream is a turn of the agent.</summary>
internal sealed class GeminiContents : ModelProtocol
{
    private const string Streamed = ":streamGenerateContent";

    public override bool Serves(PathString path) => path.Value!.EndsWith(Streamed, StringComparison.Ordinal) || path.Value.EndsWith(":generateContent", StringComparison.Ordinal);

    public override Conversation Read(JsonNode request)
    {
        var contents = request["contents"]!.AsArray();
        var opening = contents.TakeWhile(content => Role(content) != "model").Select(content => TextOf(content!["parts"]));
        var results = contents.SelectMany(content => content!["parts"]!.AsArray())
            .Select(part => part?["functionResponse"]?["response"])
            .OfType<JsonNode>()
            .Select(response => TextOf(response["output"] ?? response["error"] ?? response));
        return new Conversation(string.Join('\n', opening), [.. results]);
    }

    public override ModelReply Answer(PathString path, JsonNode request, ToolCall? call, int turn) =>
        path.Value!.EndsWith(Streamed, StringComparison.Ordinal) ? Events([Content(call)]) : Whole(Content(null));

    private static JsonObject Content(ToolCall? call) => new()
    {
        ["candidates"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finishReason"] = "STOP",
            ["content"] = new JsonObject
            {
                ["role"] = "model",
                ["parts"] = new JsonArray(call is null
                    ? new JsonObject { ["text"] = Farewell }
                    : new JsonObject { ["functionCall"] = new JsonObject { ["name"] = call.Name, ["args"] = call.Input.DeepClone() } }),
            },
        }),
        ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = 1, ["candidatesTokenCount"] = 1, ["totalTokenCount"] = 2 },
    };

    private static string? Role(JsonNode? content) => content?["role"]?.GetValue<string>();
}
