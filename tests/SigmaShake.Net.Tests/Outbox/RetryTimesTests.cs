using SigmaShake.Net.Outbox;

namespace SigmaShake.Net.Tests.Outbox;

public sealed class RetryTimesTests
{
    [Fact]
    public void Each_pause_is_longer_up_to_a_bound_and_by_lot()
    {
        for (var tries = 1; tries < RetryTimes.MostTries; tries++)
        {
            var full = TimeSpan.FromTicks(Math.Min((RetryTimes.First * Math.Pow(4, tries - 1)).Ticks, RetryTimes.LongestPause.Ticks));
            for (var i = 0; i < 50; i++) Assert.InRange(RetryTimes.After(tries, null), full / 2, full);
        }

        Assert.True(Enumerable.Range(0, 50).Select(_ => RetryTimes.After(3, null)).Distinct().Count() > 1);
    }

    [Fact]
    public void A_receiver_may_ask_for_more_and_not_for_ever()
    {
        Assert.Equal(TimeSpan.FromMinutes(7), RetryTimes.After(1, TimeSpan.FromMinutes(7)));
        Assert.InRange(RetryTimes.After(1, TimeSpan.Zero), RetryTimes.First / 2, RetryTimes.First);
        Assert.Equal(RetryTimes.LongestPause, RetryTimes.After(1, TimeSpan.FromDays(365)));
    }
}
