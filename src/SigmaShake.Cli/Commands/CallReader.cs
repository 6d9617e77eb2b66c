using System.Text;
using SigmaShake.Agents;
using SigmaShake.Cli.Files;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Commands;

/// <summary>Gets the call that a person wants judged: a shell command, or the generic form <c>{"tool": …, "input": {…}}</c>.</summary>
internal static class CallReader
{
    private const string Form = "{\"tool\":\"Bash\",\"input\":{\"command\":\"ls\"}}";

    /// <summary>The call on standard input, or what is wrong with it.</summary>
    public static (ToolCall? Call, string? Problem) FromStandardInput(CommandContext context)
    {
        if (SystemCalls.IsTerminal(0) == 1) context.Error.WriteLine($"ssg: type the call, such as {Form}, and end it with Ctrl-D");
        var (bytes, unread) = StandardInput.Read();
        return unread is null ? FromJson(bytes, context.Directory) : (null, unread);
    }

    /// <summary>The call in a JSON text, or what is wrong with it.</summary>
    public static (ToolCall? Call, string? Problem) FromJson(ReadOnlyMemory<byte> json, string directory)
    {
        if (json.Length > StandardInput.MaxBytes) return (null, $"the call is larger than {StandardInput.MaxBytes >> 20} MiB");
        var parsed = JsonParser.Parse(json);
        if (!parsed.Succeeded) return (null, $"the call is not understood: {parsed.Problem}; write {Form}");

        var environment = new AgentEnvironment(Environment.GetEnvironmentVariable);
        var request = AgentRegistry.Detect(null, parsed.Value, environment).Read(parsed.Value, environment);
        if (request.Call is not { } call) return (null, $"{request.Problem ?? "the call names no tool"}; write {Form}");
        return (call.Cwd.Length > 0 ? call : In(call, directory), null);
    }

    /// <summary>A shell command as an agent would send it.</summary>
    public static ToolCall FromCommand(string command, string directory) => new()
    {
        Agent = "generic",
        Tool = "Bash",
        Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]),
        Cwd = directory,
        ProjectDirectory = directory,
    };

    private static ToolCall In(ToolCall call, string directory) => new()
    {
        Agent = call.Agent,
        Tool = call.Tool,
        Input = call.Input,
        Cwd = directory,
        ProjectDirectory = call.ProjectDirectory ?? directory,
        Session = call.Session,
        CallId = call.CallId,
    };
}
