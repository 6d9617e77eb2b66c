using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Clients whose hooks are code inside them: a plugin of ours sends them our plain format and understands <c>deny</c> and <c>ask</c>.
/// The plugin refuses whatever else goes wrong, so that these fail closed.
/// </summary>
internal abstract class PluginDialect : AgentAdapter
{
    /// <summary>Whether the client can put a question to a person.</summary>
    private protected virtual bool AsksPerson => false;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) => GenericPayload.Read(payload, Name);

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = AsksPerson ? reply : reply.WithoutAsking();
        return said.Kind switch
        {
            ReplyKind.Refuse => HookAnswer.Refuse(Decision("deny"u8, said), said.ReasonLine()),
            ReplyKind.Ask => HookAnswer.Say(Decision("ask"u8, said)),
            _ => said.NoticeOnStderr(),
        };
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();

    private static byte[] Decision(ReadOnlySpan<byte> decision, SaidReply reply) => new JsonLine()
        .Raw("{\"decision\":\""u8).Raw(decision).Raw("\",\"reason\":"u8).Text(reply.Reason).End("}"u8);
}
