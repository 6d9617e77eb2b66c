using System.Globalization;
using SigmaShake.Cli.Commands;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class PointInTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-01", "2026-11-01T00:00:00Z")]
    [InlineData("2026-11-01T10:00", "2026-11-01T10:00:00Z")]
    [InlineData("2026-11-01T10:00:30Z", "2026-11-01T10:00:30Z")]
    [InlineData("2026-11-01T10:00:30+02:00", "2026-11-01T08:00:30Z")]
    [InlineData("2026-11-01T10:00:30.250Z", "2026-11-01T10:00:30.250Z")]
    [InlineData("2026-11-01 10:00", "2026-11-01T10:00:00Z")]
    [InlineData("1d", "2026-11-26T12:00:00Z")]
    [InlineData("90m", "2026-11-27T10:30:00Z")]
    public void A_moment_is_a_date_a_time_or_so_long_ago(string text, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), PointInTime.Parse(text, Now));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("36501d")]
    [InlineData("01.11.2026")]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    public void What_is_none_is_refused(string text) => Assert.Null(PointInTime.Parse(text, Now));
}
