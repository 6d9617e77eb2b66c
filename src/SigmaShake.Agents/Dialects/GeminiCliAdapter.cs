using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Gemini CLI (measured with 0.61.0). It cannot ask: without a person, a question makes it wait for ever. It fails open.</summary>
internal sealed class GeminiCliAdapter : AgentAdapter
{
    public override string Name => Hosts.GeminiCli;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) =>
        ClaudePayload.Read(payload, Name, environment.Variable("GEMINI_PROJECT_DIR"));

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse ? HookAnswer.Refuse(Refused(said), said.ReasonLine()) : ClaudeWords.NoticeOnly(said);
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => ClaudeWords.SessionStart(reply);

    private static byte[] Refused(SaidReply reply) =>
        new JsonLine().Raw("{\"decision\":\"deny\",\"reason\":"u8).Text(reply.Reason).Notice(reply.Notice).End("}"u8);
}
