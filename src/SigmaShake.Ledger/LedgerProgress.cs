namespace SigmaShake.Ledger;

/// <summary>How far a long reading of the ledger has come.</summary>
/// <param name="DoneBytes">How many bytes of its entries were read.</param>
/// <param name="TotalBytes">How many there are.</param>
/// <param name="Entries">How many entries were read.</param>
public readonly record struct LedgerProgress(long DoneBytes, long TotalBytes, long Entries);
