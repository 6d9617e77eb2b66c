using System.Text.Json;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>The part of JSON Schema (draft 7) that the schemas inside the Codex binary use; a keyword that it does not know is a problem too.</summary>
internal static class StrictSchema
{
    private static readonly string[] Notes = ["$schema", "title", "description", "default", "definitions"];

    public static List<string> Problems(JsonElement schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, schema, value, "$", problems);
        return problems;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "type":
                    if (TypeOf(value) != keyword.Value.GetString()) problems.Add($"{path} is not of type {keyword.Value}");
                    break;
                case "const":
                    if (!JsonElement.DeepEquals(value, keyword.Value)) problems.Add($"{path} is not {keyword.Value}");
                    break;
                case "enum":
                    if (!keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed))) problems.Add($"{path} is none of {keyword.Value}");
                    break;
                case "required":
                    problems.AddRange(keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} lacks {name}"));
                    break;
                case "properties":
                    foreach (var member in value.EnumerateObject())
                    {
                        if (keyword.Value.TryGetProperty(member.Name, out var inner)) Check(root, inner, member.Value, $"{path}.{member.Name}", problems);
                    }

                    break;
                case "additionalProperties":
                    Assert.False(keyword.Value.GetBoolean());
                    var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
                    problems.AddRange(value.EnumerateObject()
                        .Where(member => known.ValueKind == JsonValueKind.Undefined || !known.TryGetProperty(member.Name, out _))
                        .Select(member => $"{path}.{member.Name} is unknown"));
                    break;
                case "allOf":
                    foreach (var part in keyword.Value.EnumerateArray()) Check(root, part, value, path, problems);
                    break;
                case "$ref":
                    var name = keyword.Value.GetString()!["#/definitions/".Length..];
                    Check(root, root.GetProperty("definitions").GetProperty(name), value, path, problems);
                    break;
                default:
                    if (!Notes.Contains(keyword.Name)) problems.Add($"{path}: the keyword {keyword.Name} is not checked");
                    break;
            }
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        _ => "null",
    };
}
