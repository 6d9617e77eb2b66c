namespace SigmaShake.Net.Tests.Support;

/// <summary>The real clock, set wrong by so much.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
