using System.Text;
using System.Text.Json.Nodes;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>How one vendor's clients talk to their model over HTTP.</summary>
internal abstract class ModelProtocol
{
    /// <summary>The text with which the stub ends its work.</summary>
    public const string Farewell = "the work is done";

    /// <summary>The path to which the client posts a conversation.</summary>
    public abstract string Path { get; }

    /// <summary>Reads the conversation from a request's body.</summary>
    public abstract Conversation Read(JsonNode request);

    /// <summary>Writes the model's turn as server-sent events.</summary>
    /// <param name="call">The tool call to make, or null to end the work.</param>
    /// <param name="turn">A number that makes the ids of this turn unique within its conversation.</param>
    public string Answer(ToolCall? call, int turn)
    {
        var stream = new StringBuilder();
        foreach (var message in Events(call, turn))
        {
            stream.Append("event: ").Append(message["type"]!.GetValue<string>())
                .Append("\ndata: ").Append(message.ToJsonString()).Append("\n\n");
        }

        return stream.ToString();
    }

    protected abstract IEnumerable<JsonObject> Events(ToolCall? call, int turn);

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
