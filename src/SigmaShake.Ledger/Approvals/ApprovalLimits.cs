namespace SigmaShake.Ledger.Approvals;

/// <summary>The limits of approvals.</summary>
public static class ApprovalLimits
{
    /// <summary>How long what a person has answered holds: ten minutes.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a request waits for an answer: an hour. Whoever asked is long at something else by then, and asks anew if not.</summary>
    public static readonly TimeSpan RequestLife = TimeSpan.FromHours(1);

    /// <summary>How many requests wait at once; one more takes the place of the oldest.</summary>
    public const int MaxWaiting = 64;

    /// <summary>How much of the log is read from an answer on, in bytes, to see that it was not used: 64 MiB. An answer farther back counts no more.</summary>
    internal const long MaxReadBytes = 64 << 20;

    /// <summary>How long the hook waits for others that ask, in milliseconds: less than it waits for the log.</summary>
    internal const int LockTimeoutMs = 2_000;
}
