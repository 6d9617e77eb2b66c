namespace SigmaShake.Ledger;

/// <summary>How far a long reading of the ledger has come, in bytes of its entries.</summary>
/// <param name="DoneBytes">What was read.</param>
/// <param name="TotalBytes">What there is to read.</param>
public readonly record struct LedgerProgress(long DoneBytes, long TotalBytes);
