using SigmaShake.Measuring.Figures;

namespace SigmaShake.Speed.Tests;

/// <summary>The published binary held to <see cref="Bars"/>: times with slack, because other programs run too; what is counted, exactly.</summary>
public sealed class HookSpeedTests(HookMeasurements measured) : IClassFixture<HookMeasurements>
{
    // A busy machine makes pairs slower, hardly ever faster: the lower quartile of them is close to what a quiet one shows.
    private const double Slack = 1.5;
    private const double Quartile = 25;

    // The count is exact, but now and then the kernel finds a page in the cache that it did not find before, or a thread starts first.
    private const int FaultsThatVary = 16;

    [Fact]
    public void A_short_command_is_judged_in_a_few_times_what_bin_true_takes() => AssertRatio(measured.ShortCommand, Bars.ShortCommand);

    [Fact]
    public void A_command_that_nine_rules_match_takes_little_more() => AssertRatio(measured.MatchedByNine, Bars.MatchedByNine);

    [Fact]
    public void A_write_of_4_KB_takes_little_more() => AssertRatio(measured.SmallWrite, Bars.SmallWrite);

    [Fact]
    public void A_write_of_100_KB_takes_what_reading_it_takes() => AssertRatio(measured.LargeWrite, Bars.LargeWrite);

    [Fact]
    public void Ten_thousand_rules_take_hardly_more_time_than_1500()
    {
        var ratios = measured.TenThousandRules.Milliseconds.Zip(measured.ShortCommand.Milliseconds, (most, usual) => most / usual);
        Assert.InRange(Quantile.Of(ratios, Quartile), 0, Bars.TenThousandRules * Slack);
    }

    [Fact]
    public void A_short_command_touches_few_pages_and_as_many_each_time()
    {
        var faults = measured.ShortCommand.PageFaults.ToList();
        Assert.InRange(Quantile.Of(faults, 90), 1, Bars.PageFaults);
        Assert.InRange(measured.AloneFaults.Max() - measured.AloneFaults.Min(), 0, FaultsThatVary);
    }

    [Fact]
    public void A_short_command_takes_little_memory()
    {
        Assert.InRange(measured.ResidentMiB, 0.1, Bars.ResidentMiB);
    }

    [Fact]
    public void Compiling_1500_rules_anew_takes_a_moment_and_leaves_them_compiled()
    {
        Assert.True(measured.LeavesImage, "a call without compiled rules left none behind");
        Assert.InRange(Quantile.Of(measured.ColdSeconds, Quartile), 0, Bars.ColdSeconds * Slack);
    }

    private static void AssertRatio(PairedCase one, double bar) => Assert.InRange(Quantile.Of(one.Ratios, Quartile), 0, bar * Slack);
}
