using SigmaShake.Net.Following;

namespace SigmaShake.Net.Tests.Following;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_grow_up_to_a_bound_and_are_never_all_alike()
    {
        var backoff = new Backoff();
        var waits = Enumerable.Range(0, 40).Select(_ => backoff.Next(null)).ToList();

        Assert.InRange(waits[0], Backoff.First / 2, Backoff.First);
        Assert.All(waits, wait => Assert.InRange(wait, Backoff.First / 2, Backoff.Longest));
        Assert.All(waits[^20..], wait => Assert.InRange(wait, Backoff.Longest / 2, Backoff.Longest));
        Assert.True(waits[^20..].Distinct().Count() > 10);

        backoff.Reset();
        Assert.InRange(backoff.Next(null), Backoff.First / 2, Backoff.First);
    }

    [Fact]
    public void What_a_server_asks_for_is_heeded_up_to_an_hour()
    {
        var backoff = new Backoff();

        Assert.Equal(TimeSpan.FromSeconds(90), backoff.Next(TimeSpan.FromSeconds(90)));
        Assert.Equal(TimeSpan.FromHours(1), backoff.Next(TimeSpan.FromDays(1000)));
        Assert.InRange(backoff.Next(TimeSpan.FromSeconds(-5)), TimeSpan.FromSeconds(1), Backoff.Longest);
    }
}
