using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// GitHub Copilot CLI (measured with 1.0.102). Where it runs hooks that it has found in Claude Code's settings, it names the event and speaks as
/// Claude Code does. Any other exit code than 0 refuses; only a hook that answers too late lets the tool run.
/// </summary>
internal sealed class CopilotCliAdapter : AgentAdapter
{
    public override string Name => Hosts.CopilotCli;

    // Visual Studio Code reads the same folder.
    internal override bool IsLoadedByOthers => true;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) => CallBuilder.Text(payload.Member("hook_event_name"u8)) is { } name
        ? ClaudePayload.Read(payload, Name, ProjectDirectory(environment)) with { EventName = name }
        : CopilotPayload.Read(payload, Name, ProjectDirectory(environment));

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        if (SpeaksClaude(request)) return ClaudeWords.OnToolUse(reply);
        return reply.Kind switch
        {
            ReplyKind.NoObjection => reply.NoticeOnStderr(),
            ReplyKind.Grant => HookAnswer.Say(Decision("allow"u8, reply)),
            ReplyKind.Ask => HookAnswer.Say(Decision("ask"u8, reply)),
            ReplyKind.Refuse => HookAnswer.Refuse(Decision("deny"u8, reply), reply.ReasonLine()),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
        };
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply)
    {
        if (SpeaksClaude(request)) return ClaudeWords.OnPermissionRequest(reply);
        return reply.Kind switch
        {
            ReplyKind.NoObjection or ReplyKind.Ask => reply.NoticeOnStderr(),
            ReplyKind.Grant => HookAnswer.Say("{\"behavior\":\"allow\"}\n"u8.ToArray()),
            ReplyKind.Refuse => HookAnswer.Refuse(
                new JsonLine().Raw("{\"behavior\":\"deny\",\"message\":"u8).Text(reply.Reason).End("}"u8), reply.ReasonLine()),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
        };
    }

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply)
    {
        if (SpeaksClaude(request)) return ClaudeWords.SessionStart(reply);
        return reply.Context is { } context
            ? HookAnswer.Say(new JsonLine().Raw("{\"additionalContext\":"u8).Text(context).End("}"u8))
            : reply.NoticeOnStderr();
    }

    private static bool SpeaksClaude(HookRequest request) => request.EventName.Length > 0;

    private static string? ProjectDirectory(AgentEnvironment environment) => environment.Variable("COPILOT_PROJECT_DIR");

    private static byte[] Decision(ReadOnlySpan<byte> decision, SaidReply reply) => new JsonLine()
        .Raw("{\"permissionDecision\":\""u8).Raw(decision).Raw("\",\"permissionDecisionReason\":"u8).Text(reply.Reason).End("}"u8);
}
