using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Tests.Calls;

/// <summary>Makes calls of JSON text, and says in one line what came of them.</summary>
internal static class ToolCalls
{
    public static ToolCall Of(string tool, string input, string cwd = "/home/user/project") => new()
    {
        Agent = "claude-code",
        Tool = tool,
        Cwd = cwd,
        Input = JsonParser.Parse(Encoding.UTF8.GetBytes(input)).Value ?? throw new ArgumentException($"not JSON: {input}", nameof(input)),
    };

    public static ToolCall Bash(string command) => Bash(Encoding.UTF8.GetBytes(command));

    public static ToolCall Bash(byte[] command) => new()
    {
        Agent = "claude-code",
        Tool = "Bash",
        Cwd = "/home/user/project",
        Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(command))]),
    };

    public static ToolCall WithMembers(string tool, params (string Name, string Value)[] members) => new()
    {
        Agent = "claude-code",
        Tool = tool,
        Cwd = "/home/user/project",
        Input = JsonValue.Of(members.Select(member => new JsonMember(Encoding.UTF8.GetBytes(member.Name), JsonValue.Of(Encoding.UTF8.GetBytes(member.Value))))),
    };

    public static string? Text(ReadOnlyMemory<byte>? utf8) => utf8 is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    /// <summary>Such as <c>Write~ path=a.cs content=x</c>; a tilde for a partial edit, <c>&gt;</c> before what was derived.</summary>
    public static string Show(ToolAction action)
    {
        var shown = new StringBuilder(action.IsDerived ? ">" : "").Append(action.Capability).Append(action.IsPartialEdit ? "~" : "");
        Add("command", action.Command);
        Add("path", action.Path);
        Add("content", action.Content);
        Add("url", action.Url);
        Add("query", action.Query);
        return shown.Replace("\n", "\\n").ToString();

        void Add(string name, ReadOnlyMemory<byte>? value)
        {
            if (value is not null) shown.Append(' ').Append(name).Append('=').Append(Text(value));
        }
    }

    public static string[] Expand(string tool, string input) => [.. Parts(CallExpansion.Expand(Of(tool, input))).Select(Show)];

    /// <summary>The actions that the tool's own input yields: not what its command does in its turn.</summary>
    public static IEnumerable<ToolAction> Parts(ExpandedCall expanded) =>
        expanded.Actions.Where(action => action.Invocation is null && (action.Command is null || action.Command.Value.Span.SequenceEqual(expanded.Actions[0].Command!.Value.Span)));
}
