using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Approvals;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>The desk of approvals, open for as long as it takes to look or to answer: the hooks of all agents come to it.</summary>
internal sealed class Desk(Machine machine)
{
    /// <summary>The calls that wait, oldest first.</summary>
    /// <exception cref="StateException">It cannot be opened, or others hold it.</exception>
    public IReadOnlyList<WaitingRequest> Waiting()
    {
        if (FileStatus.Of(machine.State.Approvals).Kind == FileKind.Absent) return [];
        using var desk = Open();
        return desk.Waiting();
    }

    /// <summary>Answers the very call that was shown; false where it waits no longer.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="binding">What it is bound to: one that has taken its place in the meantime is another call.</param>
    /// <param name="approve">Whether it may be made, once; else it is refused.</param>
    /// <exception cref="StateException">The answer is not on record, and does not hold.</exception>
    public bool Answer(string id, string binding, bool approve)
    {
        using var desk = Open();
        if (desk.Waiting().FirstOrDefault(one => one.Id == id && one.Binding.ToString() == binding) is not { } waiting) return false;
        var error = approve ? desk.Approve(waiting, ProductVersion.Text) : desk.Deny(waiting, ProductVersion.Text);
        return error is null ? true : throw new StateException(error.Message, error.Help);
    }

    private ApprovalDesk Open()
    {
        var opened = ApprovalDesk.Open(machine.State.Approvals, machine.State.Ledger, machine.Clock);
        return opened.Succeeded ? opened.Value : throw new StateException(opened.Error.Message, opened.Error.Help);
    }
}
