using SigmaShake.Agents;

namespace SigmaShake.Cli.Answers;

/// <summary>The replies that need no more words.</summary>
internal static class Replies
{
    public static readonly HookReply NoObjection = new(ReplyKind.NoObjection, "");

    public static HookReply Refuse(string reason) => new(ReplyKind.Refuse, reason);

    /// <summary>The same reply, and word to the person that the call is not on record.</summary>
    public static HookReply Unrecorded(HookReply reply, string cause, string cure)
    {
        var notice = $"SigmaShake could not put this call on record (recording.on_failure = \"answer\"): {cause}. Cure: {cure}.";
        return reply with { Notice = reply.Notice is null ? notice : $"{reply.Notice} {notice}" };
    }
}
