using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>How one vendor's clients talk to their model over HTTP.</summary>
internal abstract class ModelProtocol
{
    /// <summary>The text with which the stub ends its work.</summary>
    public const string Farewell = "the work is done";

    private const string EventStream = "text/event-stream";
    private const string Json = "application/json";

    /// <summary>Whether a client posts conversations to that path.</summary>
    public abstract bool Serves(PathString path);

    /// <summary>Reads the conversation from a request's body.</summary>
    public abstract Conversation Read(JsonNode request);

    /// <summary>Writes the model's turn.</summary>
    /// <param name="path">Where it was asked for.</param>
    /// <param name="request">The request's body.</param>
    /// <param name="call">The tool call to make, or null to end the work.</param>
    /// <param name="turn">A number that makes the ids of this turn unique within its conversation.</param>
    public abstract ModelReply Answer(PathString path, JsonNode request, ToolCall? call, int turn);

    /// <summary>Server-sent events that are named by their member <c>type</c>.</summary>
    protected static ModelReply NamedEvents(IEnumerable<JsonObject> messages)
    {
        var stream = new StringBuilder();
        foreach (var message in messages)
        {
            stream.Append("event: ").Append(message["type"]!.GetValue<string>())
                .Append("\ndata: ").Append(message.ToJsonString()).Append("\n\n");
        }

        return new ModelReply(EventStream, stream.ToString());
    }

    /// <summary>Server-sent events without a name.</summary>
    protected static ModelReply Events(IEnumerable<JsonObject> messages, string end = "") =>
        new(EventStream, string.Concat(messages.Select(message => $"data: {message.ToJsonString()}\n\n")) + end);

    /// <summary>One JSON object.</summary>
    protected static ModelReply Whole(JsonObject message) => new(Json, message.ToJsonString());

    /// <summary>The text of a message or tool result, which is a string or a list of blocks.</summary>
    /// <remarks>What one agent tells another is marked as encrypted, for a vendor to encrypt; the stub never did.</remarks>
    protected static string TextOf(JsonNode? content) => content switch
    {
        null => "",
        JsonArray blocks => string.Join('\n', blocks.Select(block => (block?["text"] ?? block?["encrypted_content"])?.GetValue<string>() ?? "")),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => content.ToJsonString(),
    };
}

/// <summary>What the stub answers over HTTP.</summary>
internal sealed record ModelReply(string ContentType, string Body);
