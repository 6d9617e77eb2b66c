namespace SigmaShake.Ledger.Append;

/// <summary>Where the next frame goes.</summary>
/// <param name="EndOffset">Behind the last whole frame; 0 in an empty ledger.</param>
/// <param name="LastFrameBytes">The length of that frame; 0 in an empty ledger.</param>
/// <param name="NextIndex">The index of the next entry.</param>
/// <param name="LastTimeMs">The time of the last entry; 0 in an empty ledger.</param>
internal readonly record struct Tail(long EndOffset, int LastFrameBytes, long NextIndex, long LastTimeMs)
{
    public long LastFrameOffset => EndOffset - LastFrameBytes;
}
