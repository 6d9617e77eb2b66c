using SigmaShake.Cli.Approvals;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>The desk of approvals, open for as long as it takes to look or to answer: the hooks of all agents come to it.</summary>
internal sealed class Desk(Machine machine)
{
    private volatile AgreedRule? _agreed;

    /// <summary>The rule that was agreed to last; null where that was not for the call that is named, or none was since the program began.</summary>
    /// <param name="id">The id of the call.</param>
    public AlwaysRule? Agreed(string? id) => _agreed is { } agreed && agreed.Id == id ? agreed.Rule : null;

    /// <summary>The calls that wait, oldest first.</summary>
    /// <exception cref="StateException">It cannot be opened, or others hold it.</exception>
    public IReadOnlyList<WaitingRequest> Waiting()
    {
        if (FileStatus.Of(machine.State.Approvals).Kind == FileKind.Absent) return [];
        using var desk = Open();
        return desk.Waiting();
    }

    /// <summary>A call that waits, and the rule that would let it through from now on, or why there is none; null where it waits no longer.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="StateException">It cannot be opened, or others hold it.</exception>
    public AlwaysOffer? Offer(string id)
    {
        using var desk = Open();
        if (desk.Waiting().FirstOrDefault(one => one.Id == id) is not { } waiting) return null;
        var (rule, problem) = AlwaysRule.For(machine.State, desk, waiting);
        return new AlwaysOffer(waiting, rule, problem);
    }

    /// <summary>Answers the very call that was shown; false where it waits no longer.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="binding">What it is bound to: one that has taken its place in the meantime is another call.</param>
    /// <param name="approve">Whether it may be made, once; else it is refused.</param>
    /// <exception cref="StateException">The answer is not on record, and does not hold.</exception>
    public bool Answer(string id, string binding, bool approve)
    {
        using var desk = Open();
        if (Find(desk, id, binding) is not { } waiting) return false;
        Check(approve ? desk.Approve(waiting, ProductVersion.Text) : desk.Deny(waiting, ProductVersion.Text));
        return true;
    }

    /// <summary>Has the very call that was shown be made from now on, by the very rule that was shown; false where there is no such call or no such rule any more.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="binding">What it is bound to.</param>
    /// <param name="shown">The <see cref="AlwaysOffer.MarkOf"/> of the rule.</param>
    /// <exception cref="StateException">It is not on record, and nothing has changed; or the rule is not in force.</exception>
    public bool AnswerAlways(string id, string binding, string shown)
    {
        using var desk = Open();
        if (Find(desk, id, binding) is not { } waiting) return false;
        var (rule, _) = AlwaysRule.For(machine.State, desk, waiting);
        if (rule is null || !Secret.AreEqual(shown, AlwaysOffer.MarkOf(rule))) return false;
        Check(rule.PutInForce(machine.State, waiting, machine.Clock));
        _agreed = new AgreedRule(id, rule);
        if (desk.Approve(waiting, ProductVersion.Text) is { } error) throw new StateException(rule.InForceBut(error), error.Help);
        return true;
    }

    private static WaitingRequest? Find(ApprovalDesk desk, string id, string binding) => desk.Waiting().FirstOrDefault(one => one.Id == id && one.Binding.ToString() == binding);

    private static void Check(LedgerError? error)
    {
        if (error is not null) throw new StateException(error.Message, error.Help);
    }

    private ApprovalDesk Open()
    {
        var opened = ApprovalDesk.Open(machine.State.Approvals, machine.State.Ledger, machine.Clock);
        return opened.Succeeded ? opened.Value : throw new StateException(opened.Error.Message, opened.Error.Help);
    }

    private sealed record AgreedRule(string Id, AlwaysRule Rule);
}
