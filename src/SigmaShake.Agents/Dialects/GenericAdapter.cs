using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Any other host, and our own plain format <c>{"tool": "…", "input": {…}}</c>. A refusal speaks all known dialects at once: seen to block
/// on Claude Code, Codex, Gemini CLI, Copilot CLI, Qwen Code and Cline.
/// </summary>
internal sealed class GenericAdapter : AgentAdapter
{
    public override string Name => Hosts.Generic;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) => GenericPayload.Read(payload, environment);

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse ? HookAnswer.Refuse(ToolUseRefused(said.Reason), said.ReasonLine()) : said.NoticeOnStderr();
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse ? HookAnswer.Refuse(PermissionRefused(said.Reason), said.ReasonLine()) : said.NoticeOnStderr();
    }

    // How an unknown host takes knowledge is unknown too; a wrong guess would be printed as an answer.
    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();

    private static byte[] ToolUseRefused(string reason) => Refused(reason)
        .Raw(",\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\",\"permissionDecision\":\"deny\",\"permissionDecisionReason\":"u8)
        .Text(reason)
        .End("}}"u8);

    private static byte[] PermissionRefused(string reason) => Refused(reason)
        .Raw(",\"behavior\":\"deny\",\"message\":"u8).Text(reason)
        .Raw(",\"hookSpecificOutput\":{\"hookEventName\":\"PermissionRequest\",\"decision\":{\"behavior\":\"deny\",\"message\":"u8)
        .Text(reason)
        .End("}}}"u8);

    private static JsonLine Refused(string reason) => new JsonLine()
        .Raw("{\"decision\":\"block\",\"reason\":"u8).Text(reason)
        .Raw(",\"permission\":\"deny\",\"permissionDecision\":\"deny\",\"permissionDecisionReason\":"u8).Text(reason)
        .Raw(",\"cancel\":true,\"errorMessage\":"u8).Text(reason);
}
