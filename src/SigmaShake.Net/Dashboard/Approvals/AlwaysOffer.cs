using SigmaShake.Cli.Approvals;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Approvals;

/// <summary>What a person is shown before a call is let through for good.</summary>
/// <param name="Waiting">The call.</param>
/// <param name="Rule">The rule, tried and not written; null where there is none.</param>
/// <param name="Problem">Why there is none, with the cure; null where there is one.</param>
internal sealed record AlwaysOffer(WaitingRequest Waiting, AlwaysRule? Rule, string? Problem)
{
    /// <summary>Stands for a rule in the form that agrees to it: what is written is what was read.</summary>
    public static string MarkOf(AlwaysRule rule) => Secret.HashOf($"{rule.Path}\n{rule.Text}");
}
