namespace SigmaShake.Ledger;

/// <summary>The limits of a ledger.</summary>
public static class LedgerLimits
{
    /// <summary>The largest payload of one entry, in bytes: 64 KiB. It bounds every search for the tail.</summary>
    public const int MaxPayloadBytes = 64 * 1024;

    /// <summary>How long an append waits for the lock when nothing else is said, in milliseconds: 3,000, of the hook's 5,000.</summary>
    public const int DefaultLockTimeoutMs = 3_000;
}
