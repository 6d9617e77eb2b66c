namespace SigmaShake.Agents.Dialects;

/// <summary>Clients that are refused by the exit code alone, with the reason on standard error. They can neither ask nor be granted anything.</summary>
internal abstract class ExitCodeDialect : AgentAdapter
{
    private protected override HookAnswer AnswerToolUse(HookRequest request, SaidReply reply)
    {
        var said = reply.WithoutAsking();
        return said.Kind == ReplyKind.Refuse ? HookAnswer.Refuse(default, said.ReasonLine()) : said.NoticeOnStderr();
    }

    private protected override HookAnswer AnswerPermissionRequest(HookRequest request, SaidReply reply) => AnswerToolUse(request, reply);

    private protected override HookAnswer AnswerSessionStart(HookRequest request, SaidReply reply) => reply.NoticeOnStderr();
}
