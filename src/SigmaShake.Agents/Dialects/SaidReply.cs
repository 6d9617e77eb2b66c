using System.Text;

namespace SigmaShake.Agents.Dialects;

/// <summary>A reply whose texts are fit to leave: bounded, without control characters, and never empty where a client would misread that.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">Never empty.</param>
/// <param name="Notice">For the person, or null.</param>
/// <param name="Context">For the agent, or null.</param>
internal readonly record struct SaidReply(ReplyKind Kind, string Reason, string? Notice, string? Context)
{
    private const string NoReason = "blocked by policy; the rule gives no reason";

    public static SaidReply Of(HookReply reply) => new(
        reply.Kind,
        SaidText.Of(reply.Reason, SaidText.MaxReasonCharacters) ?? NoReason,
        SaidText.Of(reply.Notice, SaidText.MaxReasonCharacters),
        SaidText.Of(reply.Context, SaidText.MaxContextCharacters));

    /// <summary>The reply for a client that cannot ask: a question would let the tool run there.</summary>
    public SaidReply WithoutAsking() =>
        Kind == ReplyKind.Ask ? this with { Kind = ReplyKind.Refuse, Reason = $"needs a person's approval: {Reason}" } : this;

    /// <summary>
    /// The notice on standard error, for clients that have no member for it; silence where there is none. That stream of a hook that ended
    /// well is the one that no client takes for a decision.
    /// </summary>
    public HookAnswer NoticeOnStderr() => Notice is { } notice ? new HookAnswer(default, Encoding.UTF8.GetBytes(notice + "\n"), 0) : HookAnswer.Silent;

    /// <summary>The reason as a line on standard error.</summary>
    public byte[] ReasonLine() => Encoding.UTF8.GetBytes(Reason + "\n");
}
