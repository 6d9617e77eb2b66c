namespace SigmaShake.Fleet.Live;

/// <summary>How long timestamps are good for: how long somebody who holds news back from a machine stays unnoticed.</summary>
internal static class TimestampLife
{
    /// <summary>From signing to expiry.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>When one is signed again: when half of its life is over.</summary>
    public static long RenewMs(long expiresMs) => expiresMs - ((long)Life.TotalMilliseconds / 2);
}
