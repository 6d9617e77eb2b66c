namespace SigmaShake.Agents.Dialects;

/// <summary>The answers that Claude Code defined, and that several clients share in part.</summary>
internal static class ClaudeWords
{
    /// <summary>The answer about a tool that is about to run, where all four decisions are understood.</summary>
    public static HookAnswer OnToolUse(SaidReply reply) => reply.Kind switch
    {
        ReplyKind.NoObjection => NoticeOnly(reply),
        ReplyKind.Grant => HookAnswer.Say(ToolUse("allow"u8, reply)),
        ReplyKind.Ask => HookAnswer.Say(ToolUse("ask"u8, reply)),
        ReplyKind.Refuse => HookAnswer.Refuse(ToolUse("deny"u8, reply), reply.ReasonLine()),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

    /// <summary>The answer about a call that a person is about to be asked about.</summary>
    public static HookAnswer OnPermissionRequest(SaidReply reply) => reply.Kind switch
    {
        // The person is being asked already.
        ReplyKind.NoObjection or ReplyKind.Ask => NoticeOnly(reply),
        ReplyKind.Grant => HookAnswer.Say(PermissionGranted(reply)),
        // Exit code 2 means nothing to this event; the JSON of a hook that ended well is what counts.
        ReplyKind.Refuse => new HookAnswer(PermissionRefused(reply), reply.ReasonLine(), 0),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

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
