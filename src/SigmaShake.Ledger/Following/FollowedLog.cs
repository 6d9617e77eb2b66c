using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Following;

/// <summary>How far a log was read.</summary>
/// <param name="Place">Up to where: the next look goes on from there.</param>
/// <param name="IsAll">Whether nothing was left behind it.</param>
public sealed record FollowedLog(LogPlace Place, bool IsAll);
