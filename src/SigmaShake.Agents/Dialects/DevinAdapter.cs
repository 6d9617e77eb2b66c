using System.Text;
using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Devin CLI (documented): Claude Code's payload without a working directory. It fails open.</summary>
internal sealed class DevinAdapter : AgentAdapter
{
    public override string Name => Hosts.Devin;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment)
    {
        var project = environment.Variable("DEVIN_PROJECT_DIR");
        var cwd = payload.Member("cwd"u8) ?? (project is null ? null : JsonValue.Of(Encoding.UTF8.GetBytes(project)));
        return ClaudePayload.Read(payload, Name, project, cwd);
    }

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse
            ? HookAnswer.Refuse(new JsonLine().Raw("{\"decision\":\"block\",\"reason\":"u8).Text(said.Reason).End("}"u8), said.ReasonLine())
            : said.NoticeOnStderr();
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();
}
