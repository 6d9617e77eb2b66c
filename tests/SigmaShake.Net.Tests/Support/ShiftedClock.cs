namespace SigmaShake.Net.Tests.Support;

/// <summary>The real clock, set wrong by so much.</summary>
internal sealed class ShiftedClock(TimeSpan by = default) : TimeProvider
{
    /// <summary>By how much.</summary>
    public TimeSpan By { get; set; } = by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
