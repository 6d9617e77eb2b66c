using SigmaShake.Agents;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Answers;

/// <summary>What is done about a verdict.</summary>
/// <param name="Reply">What the agent is told.</param>
/// <param name="Mode"><c>enforce</c>, <c>observe</c> or <c>paused</c>.</param>
/// <param name="Reason">Why, in the words of the rule; null without a deciding one.</param>
internal sealed record Enforcement(HookReply Reply, string Mode, string? Reason)
{
    /// <summary>Weighs the verdict against the person's configuration and a pause.</summary>
    public static Enforcement Of(Verdict verdict, Settings settings, Pause? pause)
    {
        var mode = pause is not null ? "paused" : settings.Observes ? "observe" : "enforce";
        var reason = ReasonText.Of(verdict, verdict.Ruling);
        if (mode == "enforce") return new Enforcement(ReplyTo(verdict, verdict.Ruling, reason, settings.Grants), mode, reason);

        // The guards on ourselves and the fleet's rules are not suspended.
        var enforced = verdict.Unsuspended;
        var reply = enforced.Outcome.Stops()
            ? ReplyTo(verdict, enforced, ReasonText.Of(verdict, enforced), grants: false)
            : Replies.NoObjection;
        return new Enforcement(reply with { Notice = Notice(verdict, reason, pause) }, mode, reason);
    }

    /// <summary>The refusal of a call that could not be judged.</summary>
    /// <param name="cause">Why, as the end of a sentence that goes <c>because …</c>.</param>
    /// <param name="cure">What to do about it, as an order.</param>
    public static Enforcement Refusal(string cause, string cure)
    {
        var reason = $"SigmaShake refuses this call because {cause}. Cure: {cure}.";
        return new Enforcement(Replies.Refuse(reason), "enforce", reason);
    }

    private static HookReply ReplyTo(Verdict verdict, Ruling ruling, string? reason, bool grants) => ruling.Outcome switch
    {
        Outcome.Block or Outcome.Force => Replies.Refuse(reason!),
        Outcome.Ask => new HookReply(ReplyKind.Ask, reason!),
        _ when grants && verdict.IsGrantable => new HookReply(ReplyKind.Grant, reason ?? "allowed by your own rules"),
        _ => Replies.NoObjection,
    };

    private static string Notice(Verdict verdict, string? reason, Pause? pause)
    {
        var ruling = verdict.Ruling;
        var state = pause is null
            ? "SigmaShake only observes (mode = \"observe\")"
            : $"SigmaShake is paused until {pause.End:yyyy-MM-dd HH:mm}Z ({pause.Reason})";
        if (verdict.Unsuspended.Outcome.Stops()) return $"{state}; what stops this call is not suspended.";
        return ruling.Outcome.Stops() ? $"{state}: it would have {Verb(ruling.Outcome)} this call: {reason}" : $"{state}; it has no objection to this call.";
    }

    private static string Verb(Outcome outcome) => outcome == Outcome.Ask ? "asked about" : "refused";
}
