using System.Text.Json.Nodes;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>One tool call that the stub model makes: the tool's name and what is sent to it.</summary>
/// <param name="Namespace">The group that the tool is in, where the client groups its tools; null where it does not.</param>
/// <param name="Input">An object for tools that take JSON; a string for tools that take free text.</param>
internal sealed record ToolCall(string Name, JsonNode Input, string? Namespace = null)
{
    public bool IsFreeText => Input is JsonValue;
}
