namespace SigmaShake.Ledger.Reading;

/// <summary>Up to where a log was read: the next look goes on from there. Immutable, thread-safe.</summary>
/// <param name="FileNumber">The file that was read: another one after a compaction, and then <paramref name="NextIndex"/> alone counts.</param>
/// <param name="Offset">Where the next entry begins in it, in bytes.</param>
/// <param name="NextIndex">The number of the next entry.</param>
/// <param name="LastTimeMs">The time of the entry before, in milliseconds since 1970 UTC.</param>
public sealed record LogPlace(ulong FileNumber, long Offset, long NextIndex, long LastTimeMs)
{
    internal LedgerPosition Position => new(Offset, NextIndex, LastTimeMs);
}
