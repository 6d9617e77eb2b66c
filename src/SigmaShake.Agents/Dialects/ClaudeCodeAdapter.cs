using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Claude Code (measured with 2.1.330): four decisions, and the only dialect that can really ask.</summary>
internal sealed class ClaudeCodeAdapter : AgentAdapter
{
    public override string Name => Hosts.ClaudeCode;

    internal override bool IsLoadedByOthers => true;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) =>
        ClaudePayload.Read(payload, Name, environment.Variable("CLAUDE_PROJECT_DIR"));

    private protected override HookAnswer AnswerToolUse(SaidReply reply) => reply.Kind switch
    {
        ReplyKind.NoObjection => ClaudeWords.NoticeOnly(reply),
        ReplyKind.Grant => HookAnswer.Say(ClaudeWords.ToolUse("allow"u8, reply)),
        ReplyKind.Ask => HookAnswer.Say(ClaudeWords.ToolUse("ask"u8, reply)),
        ReplyKind.Refuse => HookAnswer.Refuse(ClaudeWords.ToolUse("deny"u8, reply), reply.ReasonLine()),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

    private protected override HookAnswer AnswerPermissionRequest(SaidReply reply) => reply.Kind switch
    {
        // The person is being asked already.
        ReplyKind.NoObjection or ReplyKind.Ask => ClaudeWords.NoticeOnly(reply),
        ReplyKind.Grant => HookAnswer.Say(ClaudeWords.PermissionGranted(reply)),
        // Exit code 2 means nothing to this event; the JSON of a hook that ended well is what counts.
        ReplyKind.Refuse => new HookAnswer(ClaudeWords.PermissionRefused(reply), reply.ReasonLine(), 0),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

    private protected override HookAnswer AnswerSessionStart(SaidReply reply) => ClaudeWords.SessionStart(reply);
}
