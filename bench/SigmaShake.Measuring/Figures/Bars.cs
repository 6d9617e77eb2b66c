namespace SigmaShake.Measuring.Figures;

/// <summary>What the hook may cost at most: one place for `make bench` and for the tests.</summary>
/// <remarks>Ratios are to `/bin/true` of the same run, on a quiet machine; the ledger's append and its fdatasync are in every judged call.</remarks>
public static class Bars
{
    public const double ShortCommand = 3.0;
    public const double MatchedByNine = 3.5;
    public const double SmallWrite = 4.0;
    public const double LargeWrite = 7.0;

    /// <summary>A short command with 10,000 rules, as a ratio to one with 1,500.</summary>
    public const double TenThousandRules = 1.10;

    /// <summary>Of a short command, 1,500 rules.</summary>
    public const int PageFaults = 260;

    /// <summary>MiB, of a short command, 1,500 rules.</summary>
    public const double ResidentMiB = 12;

    /// <summary>Microseconds, in process, shell commands, 1,500 rules. It was 5 before commands were taken apart.</summary>
    public const double JudgedP50 = 25;

    /// <summary>Microseconds, in process, shell commands, 1,500 rules.</summary>
    public const double JudgedP99 = 50;

    /// <summary>Seconds: a call that has to compile 1,500 rules first.</summary>
    public const double ColdSeconds = 0.5;

    /// <summary>The slowest hundredth of 200 loops at once, as a ratio to the median of a lone call.</summary>
    public const double FloodP99 = 150;
}
