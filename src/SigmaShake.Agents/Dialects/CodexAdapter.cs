using System.Text;
using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Codex CLI (measured with 0.169.0). It reads strictly and fails open: an unknown member, an empty reason, a question or a bare
/// <c>allow</c> is an error, and after an error the tool runs.
/// </summary>
internal sealed class CodexAdapter : AgentAdapter
{
    public override string Name => Hosts.Codex;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) =>
        ClaudePayload.Read(payload, Name, SessionDirectory(payload));

    // Codex has no variable for its project: the directory of the session is what it works on.
    private static string? SessionDirectory(JsonValue payload) =>
        payload.Member("cwd"u8) is { IsString: true } cwd && cwd.Text.Span.StartsWith("/"u8) ? Encoding.UTF8.GetString(cwd.Text.Span) : null;

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse
            ? HookAnswer.Refuse(ClaudeWords.ToolUse("deny"u8, said), said.ReasonLine())
            : ClaudeWords.NoticeOnly(said);
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply)
    {
        // Not left open as with Claude Code: here a reviewing model may answer in the person's place.
        var said = reply.WithoutAsking();
        return said.Kind switch
        {
            ReplyKind.Refuse => HookAnswer.Refuse(ClaudeWords.PermissionRefused(said), said.ReasonLine()),
            ReplyKind.Grant => HookAnswer.Say(ClaudeWords.PermissionGranted(said)),
            _ => ClaudeWords.NoticeOnly(said),
        };
    }

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => ClaudeWords.SessionStart(reply);
}
