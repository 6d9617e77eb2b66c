using SigmaShake.Cli.Init;
using SigmaShake.Net.Dashboard.Approvals;
using SigmaShake.Net.Dashboard.Delivering;
using SigmaShake.Net.Dashboard.Health;
using SigmaShake.Net.Dashboard.Judging;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Dashboard.Overview;
using SigmaShake.Net.Dashboard.Packs;
using SigmaShake.Net.Dashboard.Proving;
using SigmaShake.Net.Outbox;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard;

/// <summary>Every page of the dashboard.</summary>
internal static class DashboardSite
{
    /// <summary>The pages.</summary>
    /// <param name="machine">The machine that they are about.</param>
    /// <param name="installations">What is installed on it.</param>
    /// <param name="outbox">Where what rules have done is looked at.</param>
    public static Site Of(Machine machine, InitContext installations, OutboxDesk outbox)
    {
        var (judgement, desk) = (new Judgement(machine), new Desk(machine));
        var approvals = new ApprovalsPage(machine, desk, judgement);
        return new Site(
            [("/", "Overview"), ("/approvals", "Approvals"), ("/log", "Log"), ("/rules", "Rules"), ("/try", "Try"), ("/packs", "Packs"), ("/outbox", "Outbox"), ("/health", "Health")],
            [
                .. new OverviewPage(machine, desk).Routes,
                .. approvals.Routes,
                .. new AlwaysPage(machine, desk, approvals).Routes,
                .. new LogPage(machine).Routes,
                .. new EntryPage(machine, judgement).Routes,
                .. new ProofPage(machine).Routes,
                .. new RulesPage(machine, judgement).Routes,
                .. new IdleRulesPage(machine, judgement).Routes,
                .. new TryPage(machine, judgement).Routes,
                .. new PacksPage(machine).Routes,
                .. new OutboxPage(machine, outbox).Routes,
                .. new HealthPage(machine, judgement, new HookProof(machine, installations)).Routes,
                .. new LiveEvents(machine).Routes,
            ]);
    }
}
