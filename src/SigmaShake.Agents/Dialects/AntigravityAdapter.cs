using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Antigravity, desktop and CLI (measured by others with 1.1.2). It wants a decision each time and fails closed. <c>ask</c> leaves a call to its
/// own permissions and to what the person has always allowed; <c>force_ask</c> asks in any case.
/// </summary>
internal sealed class AntigravityAdapter : AgentAdapter
{
    public override string Name => Hosts.Antigravity;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment)
    {
        var call = payload.Member("toolCall"u8);
        var workspace = CallBuilder.First(payload.Member("workspacePaths"u8));
        return new CallBuilder
        {
            // Our hook is installed for this one event, and the payload does not name it.
            Event = HookEvent.ToolUse,
            Agent = Name,
            Tool = call?.Member("name"u8),
            Input = call?.Member("args"u8),
            Cwd = workspace,
            Session = payload.Member("conversationId"u8),
            ProjectDirectory = CallBuilder.Text(workspace),
        }.Build();
    }

    // Another exit code than 0 may be answered by a question to the person, so a refusal is said in JSON alone.
    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply) => reply.Kind switch
    {
        ReplyKind.NoObjection => HookAnswer.Say(Decision("ask"u8, reply.Notice)),
        ReplyKind.Grant => HookAnswer.Say(Decision("allow"u8, reply.Reason)),
        ReplyKind.Ask => HookAnswer.Say(Decision("force_ask"u8, reply.Reason)),
        ReplyKind.Refuse => new HookAnswer(Decision("deny"u8, reply.Reason), reply.ReasonLine(), 0),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();

    private static byte[] Decision(ReadOnlySpan<byte> decision, string? reason)
    {
        var line = new JsonLine().Raw("{\"decision\":\""u8).Raw(decision).Raw("\""u8);
        if (reason is not null) line.Raw(",\"reason\":"u8).Text(reason);
        return line.End("}"u8);
    }
}
