using SigmaShake.Ledger.Reading;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Ledger.Counting;

/// <summary>What was counted.</summary>
/// <param name="Counts">What it adds up to; its caller says between which times.</param>
/// <param name="Decisions">The single calls, oldest first, where they were asked for.</param>
/// <param name="Place">Up to where it was counted.</param>
/// <param name="IsAll">False where there was no room for more decisions: the next count goes on with those.</param>
public sealed record CountedCalls(DecisionCounts Counts, IReadOnlyList<ReportedDecision> Decisions, LogPlace Place, bool IsAll);
