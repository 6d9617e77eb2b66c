using System.Security.Cryptography;

namespace SigmaShake.Net.Following;

/// <summary>How long to wait after failures: twice as long each time up to a bound, and by lot, so that machines that failed together do not come back together.</summary>
internal sealed class Backoff
{
    /// <summary>After the first failure.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>The longest that is waited by our own choice.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The longest that a server can ask for: it may be lying.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private const int Doublings = 10;

    private int _failures;

    /// <summary>Something succeeded.</summary>
    public void Reset() => _failures = 0;

    /// <summary>How long to wait after one more failure.</summary>
    /// <param name="asked">How long the server asks for; null where it does not.</param>
    public TimeSpan Next(TimeSpan? asked)
    {
        var full = First * (1 << Math.Min(_failures++, Doublings));
        var own = Between((full < Longest ? full : Longest) / 2, full < Longest ? full : Longest);
        var bounded = asked is not { } wanted ? TimeSpan.Zero : wanted < LongestAsked ? wanted : LongestAsked;
        return own > bounded ? own : bounded;
    }

    /// <summary>A time by lot.</summary>
    public static TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)(most - least).TotalMilliseconds + 1));
}
