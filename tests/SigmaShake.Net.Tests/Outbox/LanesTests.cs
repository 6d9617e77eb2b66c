using SigmaShake.Net.Outbox;

namespace SigmaShake.Net.Tests.Outbox;

public sealed class LanesTests
{
    private const long Now = 1_800_000_000_000;

    [Fact]
    public void One_of_each_rule_is_tried_at_a_time_and_a_few_rules_at_once()
    {
        var lanes = new Lanes();
        var waiting = Enumerable.Range(0, 20).Select(i => Delivery(i, $"user/r{i % 6}")).ToList();

        Assert.Equal([0L, 1L, 2L, 3L], lanes.Begin(waiting, Now).Select(one => one.Entry));
        Assert.Empty(lanes.Begin(waiting, Now));
        lanes.End(waiting[1], rests: false, Now);
        Assert.Equal([1L], lanes.Begin(waiting, Now).Select(one => one.Entry));
    }

    [Fact]
    public void A_rule_rests_after_a_failure_longer_each_time_and_not_for_ever()
    {
        var lanes = new Lanes();
        List<Delivery> waiting = [Delivery(0, "user/r"), Delivery(1, "user/r")];
        var now = Now;
        for (var i = 0; i < 20; i++)
        {
            var begun = Assert.Single(lanes.Begin(waiting, now));
            lanes.End(begun, rests: true, now);
            Assert.Empty(lanes.Begin(waiting, now + 1));
            now += (long)Lanes.LongestRest.TotalMilliseconds;
        }

        lanes.End(Assert.Single(lanes.Begin(waiting, now)), rests: true, now);
        lanes.Wake(waiting[0]);
        Assert.Single(lanes.Begin(waiting, now));
    }

    [Fact]
    public void A_clock_that_was_ahead_holds_nothing_back()
    {
        var ahead = Delivery(0, "user/r") with { TimeMs = Now + (365L * 24 * 3600 * 1000) };

        Assert.Single(new Lanes().Begin([ahead], Now));
        Assert.Empty(new Lanes().Begin([ahead with { TimeMs = Now + 1000 }], Now));
    }

    private static Delivery Delivery(int entry, string rule) => new($"msg_{entry}", entry, rule, EffectKind.Webhook, 0) { EnteredMs = Now, TimeMs = Now };
}
