using SigmaShake.Agents;

namespace SigmaShake.Cli.Answers;

/// <summary>The replies that need no more words.</summary>
internal static class Replies
{
    public static readonly HookReply NoObjection = new(ReplyKind.NoObjection, "");

    public static HookReply Refuse(string reason) => new(ReplyKind.Refuse, reason);
}
