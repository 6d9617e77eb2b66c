namespace SigmaShake.Platform.Storage;

/// <summary>Where a ledger is.</summary>
/// <param name="Ledger">The folder of its entries.</param>
/// <param name="Checkpoints">The folder of its keys and checkpoints.</param>
internal readonly record struct LedgerPlace(string Ledger, string Checkpoints)
{
    /// <summary>The ledger of an organisation, in its folder.</summary>
    public static LedgerPlace In(string folder) => new(Path.Combine(folder, "ledger"), Path.Combine(folder, "checkpoints"));
}
