namespace SigmaShake.Fleet.Storage;

/// <summary>What all machines of a release counted in an hour.</summary>
internal sealed class HourRow
{
    public long HourMs { get; set; }

    public long Release { get; set; }

    public long Block { get; set; }

    public long Ask { get; set; }

    public long Allow { get; set; }

    public long Force { get; set; }

    public long Log { get; set; }

    public long Shadow { get; set; }

    public long Errors { get; set; }
}

/// <summary>How often a rule decided on all machines in a day.</summary>
internal sealed class RuleDayRow
{
    public long DayMs { get; set; }

    public required string Rule { get; set; }

    public long Times { get; set; }
}
