using System.Text;
using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Cline (measured with 3.0.65). It looks at the JSON alone, and knows no refusal of one call: the whole run ends. It fails open.
/// </summary>
internal sealed class ClineAdapter : AgentAdapter
{
    public override string Name => Hosts.Cline;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment)
    {
        var call = payload.Member("tool_call"u8);
        var older = payload.Member("preToolUse"u8);
        var root = CallBuilder.First(payload.Member("workspaceRoots"u8));
        return new CallBuilder
        {
            Event = EventOf(payload),
            Agent = Name,
            Tool = call?.Member("name"u8) ?? older?.Member("toolName"u8) ?? older?.Member("tool"u8),
            Input = call?.Member("input"u8) ?? Lists(older?.Member("parameters"u8)),
            Cwd = root,
            Session = payload.Member("taskId"u8),
            CallId = call?.Member("id"u8),
            ProjectDirectory = CallBuilder.Text(root),
        }.Build();
    }

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse ? new HookAnswer(Cancelled(said), said.ReasonLine(), 0) : said.NoticeOnStderr();
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();

    private static HookEvent EventOf(JsonValue payload)
    {
        if (payload.Member("tool_call"u8) is not null || payload.Member("preToolUse"u8) is not null) return HookEvent.ToolUse;
        return CallBuilder.Text(payload.Member("hookName"u8)) is null or "tool_call" or "PreToolUse" ? HookEvent.ToolUse : HookEvent.Other;
    }

    // Older builds send each value as a text, lists as texts that hold JSON.
    private static JsonValue? Lists(JsonValue? parameters)
    {
        if (parameters is not { Kind: JsonKind.Object }) return parameters;
        var members = new List<JsonMember>();
        foreach (var member in parameters.Members)
        {
            var isList = Encoding.UTF8.GetString(member.Name.Span) is "commands" or "files" or "edits" or "paths";
            members.Add(isList ? new JsonMember(member.Name, CallBuilder.Unwrapped(member.Value)!) : member);
        }

        return JsonValue.Of(members);
    }

    private static byte[] Cancelled(SaidReply reply) =>
        new JsonLine().Raw("{\"cancel\":true,\"errorMessage\":"u8).Text(reply.Reason).End("}"u8);
}
