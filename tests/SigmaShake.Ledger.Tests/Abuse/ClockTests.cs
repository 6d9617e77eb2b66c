using System.Globalization;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 8: the clock runs back, jumps ahead or stands still. Order is kept, no time is negative or before the one above it.</summary>
/// <remarks>
/// The time of day comes into the ledger in one place, as an argument, and here from writers with a clock of their own. The clock that never
/// runs back (tickets, deadlines) is shifted for real, in a time namespace.
/// </remarks>
public sealed class ClockTests : IDisposable
{
    private static readonly long Noon = TestLedger.Noon.ToUnixTimeMilliseconds();

    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("back", -3_600_000)]
    [InlineData("forward", 3_600_000)]
    [InlineData("frozen", 0)]
    public async Task Whatever_the_clock_does_times_never_decrease(string label, long stepMs)
    {
        await Append(label, Noon, stepMs);

        var times = Times();
        Assert.Equal(10, times.Count);
        Assert.Equal(times.Order(), times);
        Assert.Equal(Noon, times[0]);
        Assert.Equal(Math.Max(Noon, Noon + (9 * stepMs)), times[^1]);
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
    }

    /// <summary>A clock that was years ahead for a moment: later entries bear that time until the clock has come there, and are all there.</summary>
    [Fact]
    public async Task After_a_leap_into_the_future_and_back_order_is_kept()
    {
        await Append("before", Noon, 1_000);
        await Append("leap", TestLedger.Noon.AddYears(30).ToUnixTimeMilliseconds(), 1_000);
        await Append("after", Noon + 60_000, 1_000);

        var times = Times();
        Assert.Equal(30, times.Count);
        Assert.Equal(times.Order(), times);
        Assert.All(times.Skip(20), time => Assert.Equal(times[19], time));
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
    }

    [Theory]
    [InlineData("-62135596800000")]
    [InlineData("-1")]
    public async Task A_clock_before_1970_gives_no_negative_time(string firstMs)
    {
        await Append("ancient", long.Parse(firstMs, CultureInfo.InvariantCulture), 0);

        Assert.All(Times(), time => Assert.Equal(0, time));
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
    }

    [Fact]
    public async Task The_last_moment_of_the_calendar_is_an_entry_like_any_other()
    {
        await Append("end", DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), 0);
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
        Assert.Equal(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), Times()[^1]);
    }

    /// <summary>Processes whose monotonic clocks are years apart queue in no fair order, and exclude each other all the same.</summary>
    [Fact]
    public async Task Processes_whose_monotonic_clocks_differ_lose_nothing()
    {
        string[] shifted = ["--time", "--monotonic", "100000000", "--boottime", "100000000", "--fork"];
        var probe = await ChildProcess.RunAsync("unshare", [.. shifted, "true"]);
        Assert.SkipUnless(probe.ExitCode == 0, $"needs a time namespace: {probe.Error}");
        string[] arguments = ["append", _ledger.Folder, "40"];

        using var here = WriterProcess.Start(WriterProcess.Program, [.. arguments, "here"]);
        using var there = WriterProcess.Start("unshare", [.. shifted, WriterProcess.Program, .. arguments, "there"]);
        var lines = await Task.WhenAll(here.RestAsync(), there.RestAsync());

        foreach (var own in lines)
        {
            Assert.Equal(40, own.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
            Acknowledged.AreThereOnceInOrder(_ledger, own);
        }

        Assert.Equal(80, (await _ledger.VerifyTwiceAsync()).Size);
    }

    private async Task Append(string label, long firstMs, long stepMs)
    {
        using var writer = WriterProcess.Start(
            WriterProcess.Program, "append", _ledger.Folder, "10", label, firstMs.ToString(CultureInfo.InvariantCulture), stepMs.ToString(CultureInfo.InvariantCulture));
        var lines = await writer.RestAsync();
        Assert.True(lines.Count == 10 && lines.TrueForAll(line => line.StartsWith("ok ", StringComparison.Ordinal)), string.Join('\n', lines));
    }

    private List<long> Times() => _ledger.Read().Entries.ConvertAll(entry => entry.TimeMs);
}
