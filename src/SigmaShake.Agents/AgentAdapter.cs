using SigmaShake.Agents.Dialects;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents;

/// <summary>
/// One coding agent's dialect: how it announces a tool call, and how it wants to be answered. Pure, immutable and safe to use from several
/// threads; it reads no file and no clock, and throws nothing: what cannot be understood is a <see cref="HookRequest.Problem"/>.
/// </summary>
/// <remarks>
/// The silent answer (nothing on either stream, exit code 0) means "no objection" to every client but two, so that the client's own permissions
/// still apply. A refusal is said up to three times, because clients differ in which of them they believe: as JSON, on stderr, and by exit code 2.
/// </remarks>
public abstract class AgentAdapter
{
    private protected AgentAdapter()
    {
    }

    /// <summary>The name on the command line and in a rule's <c>agent</c>: <c>claude-code</c>, <c>codex</c> …, <c>generic</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether other clients load this one's hooks too, and so call it with payloads of their own.</summary>
    internal virtual bool IsLoadedByOthers => false;

    /// <summary>Understands what the client sent on standard input.</summary>
    /// <param name="payload">The parsed payload.</param>
    /// <param name="environment">The environment that the client started the hook in.</param>
    public abstract HookRequest Read(JsonValue payload, AgentEnvironment environment);

    /// <summary>Writes the reply in the client's own words.</summary>
    /// <param name="request">What was asked; for a payload that could not be parsed, <see cref="HookRequest.Unreadable"/>.</param>
    /// <param name="reply">What was decided.</param>
    public HookAnswer Answer(HookRequest request, HookReply reply) => Answer(request, SaidReply.Of(reply));

    /// <summary>
    /// Whether the client puts a question of ours before a person itself, at this event; else the question refuses. Told by what is answered, so that no dialect can
    /// say one thing and do another.
    /// </summary>
    /// <param name="request">What was asked.</param>
    public bool CanAsk(HookRequest request)
    {
        var question = SaidReply.Of(new HookReply(ReplyKind.Ask, "?"));
        return !Answer(request, question).IsSameAs(Answer(request, question.WithoutAsking()));
    }

    private HookAnswer Answer(HookRequest request, in SaidReply said) => request.Event switch
    {
        HookEvent.ToolUse => AnswerToolUse(request, said),
        HookEvent.PermissionRequest => AnswerPermissionRequest(request, said),
        HookEvent.SessionStart => AnswerSessionStart(request, said),
        HookEvent.Other => HookAnswer.Silent,
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Event, null),
    };

    private protected abstract HookAnswer AnswerToolUse(HookRequest request, SaidReply reply);

    private protected abstract HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply);

    private protected abstract HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply);
}
