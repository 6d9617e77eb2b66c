using SigmaShake.Agents.Detection;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Cursor, editor and CLI (documented). It wants a decision each time, and its <c>allow</c> grants nothing: its own allowlist still applies.
/// It asks before shell commands and tools of MCP servers only.
/// </summary>
internal sealed class CursorAdapter : AgentAdapter
{
    public override string Name => Hosts.Cursor;

    public override HookRequest Read(JsonValue payload, AgentEnvironment environment) => CursorPayload.Read(payload, Name, environment);

    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        if (IsOfClaude(request.EventName)) return ClaudeWords.OnToolUse(reply);
        var said = request.EventName is CursorPayload.BeforeShell or CursorPayload.BeforeMcp ? reply : reply.WithoutAsking();
        return said.Kind switch
        {
            ReplyKind.NoObjection or ReplyKind.Grant => HookAnswer.Say(Allowed(said)),
            ReplyKind.Ask => HookAnswer.Say(Decision("ask"u8, said)),
            ReplyKind.Refuse => HookAnswer.Refuse(Decision("deny"u8, said), said.ReasonLine()),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
        };
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply)
    {
        if (IsOfClaude(request.EventName)) return ClaudeWords.SessionStart(reply);
        return reply.Context is { } context
            ? HookAnswer.Say(new JsonLine().Raw("{\"additional_context\":"u8).Text(context).End("}"u8))
            : reply.NoticeOnStderr();
    }

    // It also runs the hooks in Claude Code's settings, whose events are spelt with a capital.
    private static bool IsOfClaude(string eventName) => eventName is [>= 'A' and <= 'Z', ..];

    private static byte[] Allowed(SaidReply reply)
    {
        var line = new JsonLine().Raw("{\"permission\":\"allow\""u8);
        if (reply.Notice is { } notice) line.Raw(",\"user_message\":"u8).Text(notice);
        return line.End("}"u8);
    }

    private static byte[] Decision(ReadOnlySpan<byte> decision, SaidReply reply) => new JsonLine()
        .Raw("{\"permission\":\""u8).Raw(decision)
        .Raw("\",\"user_message\":"u8).Text(reply.Reason)
        .Raw(",\"agent_message\":"u8).Text(reply.Reason)
        .End("}"u8);
}
