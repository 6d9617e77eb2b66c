namespace SigmaShake.Fleet.Machines;

/// <summary>How a machine is, in one word.</summary>
internal static class MachineState
{
    /// <summary>Enforces what it gets.</summary>
    public const string InForce = "in_force";

    /// <summary>Was heard of, and does not enforce what it gets yet.</summary>
    public const string Behind = "behind";

    /// <summary>Was not heard of for longer than <see cref="StaleAfter"/>.</summary>
    public const string Stale = "stale";

    /// <summary>Has enrolled and not reported yet.</summary>
    public const string New = "new";

    /// <summary>Machines ask every ten minutes, and what the database knows of that may lag half an hour behind.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(2);

    /// <summary>The word.</summary>
    /// <param name="seen">When it was last heard of.</param>
    /// <param name="reported">Whether it has ever reported.</param>
    /// <param name="release">What it says to enforce.</param>
    /// <param name="expected">What it gets.</param>
    /// <param name="now">The time.</param>
    public static string Of(DateTimeOffset seen, bool reported, long release, long expected, DateTimeOffset now)
    {
        if (now - seen > StaleAfter) return Stale;
        if (!reported) return New;
        return release >= expected ? InForce : Behind;
    }

    /// <summary>The word as people read it.</summary>
    public static string Shown(string state) => state switch
    {
        InForce => "in force",
        Behind => "behind",
        Stale => "stale",
        _ => "new",
    };
}
