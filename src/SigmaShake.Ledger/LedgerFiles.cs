namespace SigmaShake.Ledger;

/// <summary>The names in a ledger's folder.</summary>
internal static class LedgerFiles
{
    /// <summary>The frames, one behind the other.</summary>
    public const string Entries = "entries";

    /// <summary>The entries while they are being compacted, and what a crash left of that; no part of the ledger.</summary>
    public const string Compacted = "entries.new";

    /// <summary>What appenders lock, and where they leave the tail mark. Never renamed or removed while the ledger is in use.</summary>
    public const string Lock = "lock";
}
