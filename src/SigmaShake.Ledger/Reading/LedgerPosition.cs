namespace SigmaShake.Ledger.Reading;

/// <summary>A place between two entries, from which reading can go on.</summary>
/// <param name="Offset">Where the next frame begins, in bytes.</param>
/// <param name="NextIndex">The index that it should have.</param>
/// <param name="LastTimeMs">The time of the entry before, in milliseconds since 1970 UTC.</param>
internal readonly record struct LedgerPosition(long Offset, long NextIndex, long LastTimeMs)
{
    public static LedgerPosition Begin => default;
}
