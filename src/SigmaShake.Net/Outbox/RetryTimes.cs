using SigmaShake.Net.Following;

namespace SigmaShake.Net.Outbox;

/// <summary>When what failed is tried again: after 5 s, then four times as long each time up to six hours, by lot; and when it is given up.</summary>
internal static class RetryTimes
{
    /// <summary>How often a delivery is tried: over about twenty hours, if nobody is ever there.</summary>
    public const int MostTries = 9;

    /// <summary>How long one may wait in all, also behind others of its rule.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>After the first failure.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two tries, whatever a receiver asks for.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private const int Factor = 4;

    /// <summary>How long to wait.</summary>
    /// <param name="tries">How often it was tried, at least once.</param>
    /// <param name="asked">How long the receiver asks for; null where it does not.</param>
    public static TimeSpan After(int tries, TimeSpan? asked)
    {
        var full = First;
        for (var i = 1; i < tries && full < LongestPause; i++) full *= Factor;
        if (full > LongestPause) full = LongestPause;
        var own = Backoff.Between(full / 2, full);
        var bounded = asked is not { } wanted ? TimeSpan.Zero : wanted < LongestPause ? wanted : LongestPause;
        return own > bounded ? own : bounded;
    }
}
