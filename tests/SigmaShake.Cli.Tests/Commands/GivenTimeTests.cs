using SigmaShake.Cli.Commands;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class GivenTimeTests
{
    [Theory]
    [InlineData("90s", "2026-11-27T11:58:30Z")]
    [InlineData("10m", "2026-11-27T11:50:00Z")]
    [InlineData("2h", "2026-11-27T10:00:00Z")]
    [InlineData("3d", "2026-11-24T12:00:00Z")]
    [InlineData("2w", "2026-11-13T12:00:00Z")]
    [InlineData("900000d", "1970-01-01T00:00:00Z")]
    [InlineData("2026-11-27", "2026-11-26T18:15:00Z")]
    [InlineData("2026-11-27T09:30", "2026-11-27T03:45:00Z")]
    [InlineData("2026-11-27 09:30:15", "2026-11-27T03:45:15Z")]
    [InlineData("2026-11-27T09:30:00Z", "2026-11-27T09:30:00Z")]
    [InlineData("2026-11-27T09:30:00.5-03:00", "2026-11-27T12:30:00.5Z")]
    [InlineData("2026-11-27T09:30+01:00", "2026-11-27T08:30:00Z")]
    [InlineData("", null)]
    [InlineData("h", null)]
    [InlineData("0d", null)]
    [InlineData("-1d", null)]
    [InlineData("yesterday", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("1969-01-01", null)]
    [InlineData("27.11.2026", null)]
    [InlineData("2026-11-27T25:00", null)]
    [InlineData("2026-11-27T09:30:00+25:00", null)]
    public void A_time_is_understood_as_people_write_it(string text, string? expected)
    {
        var time = GivenTime.Parse(text, new Noon());
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    private sealed class Noon : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromMinutes(345), null, null);

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    }
}
