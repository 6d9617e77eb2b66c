namespace SigmaShake.Agents.Dialects;

/// <summary>The answers that Claude Code defined, and that several clients share in part.</summary>
internal static class ClaudeWords
{
    /// <summary>A decision on a tool that is about to run: <c>allow</c>, <c>ask</c> or <c>deny</c>.</summary>
    public static byte[] ToolUse(ReadOnlySpan<byte> decision, SaidReply reply) => new JsonLine()
        .Raw("{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\",\"permissionDecision\":\""u8).Raw(decision)
        .Raw("\",\"permissionDecisionReason\":"u8).Text(reply.Reason)
        .Raw("}"u8).Notice(reply.Notice)
        .End("}"u8);

    /// <summary>Lets a call through that a person would have been asked about.</summary>
    public static byte[] PermissionGranted(SaidReply reply) => new JsonLine()
        .Raw("{\"hookSpecificOutput\":{\"hookEventName\":\"PermissionRequest\",\"decision\":{\"behavior\":\"allow\"}}"u8)
        .Notice(reply.Notice)
        .End("}"u8);

    /// <summary>Refuses a call that a person would have been asked about.</summary>
    public static byte[] PermissionRefused(SaidReply reply) => new JsonLine()
        .Raw("{\"hookSpecificOutput\":{\"hookEventName\":\"PermissionRequest\",\"decision\":{\"behavior\":\"deny\",\"message\":"u8)
        .Text(reply.Reason)
        .Raw("}}"u8).Notice(reply.Notice)
        .End("}"u8);

    /// <summary>Tells the person something and decides nothing; silence where there is nothing to tell.</summary>
    public static HookAnswer NoticeOnly(SaidReply reply) => reply.Notice is { } notice
        ? HookAnswer.Say(new JsonLine().Raw("{\"systemMessage\":"u8).Text(notice).End("}"u8))
        : HookAnswer.Silent;

    /// <summary>Hands knowledge to the agent at a session's start.</summary>
    public static HookAnswer SessionStart(SaidReply reply) => reply.Context is { } context
        ? HookAnswer.Say(new JsonLine()
            .Raw("{\"hookSpecificOutput\":{\"hookEventName\":\"SessionStart\",\"additionalContext\":"u8).Text(context)
            .Raw("}"u8).Notice(reply.Notice)
            .End("}"u8))
        : NoticeOnly(reply);
}
