using SigmaShake.Cli.State;
using SigmaShake.Ledger.Approvals;

namespace SigmaShake.Cli.Commands;

/// <summary>The desk of approvals, opened for a command. To be closed before a person reads or types: the hooks of all agents come to it.</summary>
internal static class OpenedDesk
{
    /// <summary>Opens it.</summary>
    /// <exception cref="StateException">It cannot be opened, or others hold it.</exception>
    public static ApprovalDesk Of(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        var opened = ApprovalDesk.Open(state.Approvals, state.Ledger, context.Clock);
        return opened.Succeeded ? opened.Value : throw new StateException(opened.Error.Message, opened.Error.Help);
    }

    /// <summary>The request that a person means; or why it is none, with the cure.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="id">The beginning of its id.</param>
    public static (WaitingRequest? Request, string? Problem) Find(ApprovalDesk desk, string id)
    {
        var found = desk.Waiting().Where(request => id.Length > 0 && request.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var request] => (request, null),
            [] => (null, $"no request `{id}` waits; `ssg approve` lists those that do"),
            _ => (null, $"several requests begin with `{id}`; say more of the id"),
        };
    }
}
