using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Approvals;

/// <summary>
/// The rule that allows one call: its tool, its folder, and every member of its input, each equal to what it is. A call that has a member more is allowed too: the
/// language has no word for "and nothing else".
/// </summary>
internal static class ExactRule
{
    // What an agent says of a command to whoever looks on. It is put otherwise each time, and no program ever sees it.
    private const string Narration = "description";

    /// <summary>The text of a rule file; null where there is nothing to hold a call against, or a member's name is no key of the language: agents choose the names, and must write no rules with them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isCommand">Whether the tool runs a command, whose description does not count.</param>
    /// <param name="id">The rule's id.</param>
    public static string? Of(ToolCall call, bool isCommand, string id)
    {
        if (call.Input.Members.Count == 0) return null;
        var text = new StringBuilder("# Approved for good by a person. Remove this file to be asked again.\n");
        text.Append("rule ").Append(id).Append(" {\n  ALLOW any\n  IF ").Append(Condition("tool", call.Tool));
        text.Append("\n    AND ").Append(Condition("cwd", call.Cwd));
        foreach (var (name, value) in call.Input.Members)
        {
            var key = Encoding.UTF8.GetString(name.Span);
            if (!IsKey(key)) return null;
            if (!isCommand || key != Narration) text.Append("\n    AND ").Append(Condition($"input.{key}", Text(value)));
        }

        return text.Append("\n  MESSAGE \"A person has approved exactly this call.\"\n}\n").ToString();
    }

    private static bool IsKey(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string Condition(string field, string value) =>
        $"{field} EQUALS \"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Text(JsonValue value) => Encoding.UTF8.GetString(value.IsString ? value.Text.Span : CompactJson.Write(value).Span);
}
