using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Content;

/// <summary>What a call is about, told by the members that the agents' tools have for it; else the first text of its input.</summary>
internal static class SubjectFinder
{
    // In the order in which they say most.
    private static readonly byte[][] Telling =
    [
        "command"u8.ToArray(), "cmd"u8.ToArray(), "file_path"u8.ToArray(), "filePath"u8.ToArray(), "path"u8.ToArray(), "notebook_path"u8.ToArray(), "url"u8.ToArray(),
        "pattern"u8.ToArray(), "query"u8.ToArray(), "description"u8.ToArray(), "prompt"u8.ToArray(),
    ];

    public static string Find(JsonValue payload)
    {
        if (payload.Member("input"u8) is { } input) return Of(input);
        var action = Member(payload, "action"u8);
        var detail = Member(payload, "detail"u8);
        return string.IsNullOrEmpty(detail) ? action : $"{action} {detail}";
    }

    private static string Of(JsonValue input)
    {
        foreach (var name in Telling)
        {
            if (input.Member(name) is { } value && Words(value) is { Length: > 0 } text) return text;
        }

        return First(input);
    }

    /// <summary>A text, or the words of a command that is a list.</summary>
    private static string Words(JsonValue value) =>
        value.Kind == JsonKind.Array ? string.Join(' ', value.Items.Select(item => CutText.Of(item) ?? "")) : CutText.Of(value) ?? "";

    private static string First(JsonValue value)
    {
        if (CutText.Of(value) is { } text) return text;
        foreach (var item in value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            if (First(item) is { Length: > 0 } found) return found;
        }

        return "";
    }

    private static string Member(JsonValue value, ReadOnlySpan<byte> name) => value.Member(name) is { } member ? CutText.Of(member) ?? Encoding.UTF8.GetString(member.Text.Span) : "";
}
