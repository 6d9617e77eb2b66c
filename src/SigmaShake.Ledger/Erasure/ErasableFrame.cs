namespace SigmaShake.Ledger.Erasure;

/// <summary>Where an entry to erase stands.</summary>
internal readonly record struct ErasableFrame(long Index, long Offset, int FrameBytes);
