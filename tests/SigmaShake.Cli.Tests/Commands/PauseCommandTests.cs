using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class PauseCommandTests : IDisposable
{
    private readonly CommandRun _run = new() { Clock = new StoppedClock() };

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_pause_begins_ends_by_itself_and_is_on_record()
    {
        Assert.Equal(0, _run.Run("pause", "--for", "10m", "--reason", "two\nlines\e[31m"));

        Assert.Equal("paused until 2030-01-02 12:10:00Z; `ssg pause --end` ends it\n", _run.Output);
        var pause = PauseStore.Current(_run.State, StoppedClock.Noon);
        Assert.Equal((StoppedClock.Noon, StoppedClock.Noon.AddMinutes(10), "two lines[31m"), (pause!.Start, pause.End, pause.Reason));
        Assert.Null(PauseStore.Current(_run.State, StoppedClock.Noon.AddMinutes(10)));
        Assert.Equal(["pause 10m: two lines[31m"], _run.Actions());
    }

    [Theory]
    [InlineData("8h", 0)]
    [InlineData("480m", 0)]
    [InlineData("28801s", 2)]
    public void The_longest_is_eight_hours(string length, int exitCode) =>
        Assert.Equal(exitCode, _run.Run("pause", "--for", length, "--reason", "work"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\e\n")]
    public void A_reason_says_something(string reason)
    {
        Assert.Equal(2, _run.Run("pause", "--for", "1m", "--reason", reason));
        Assert.StartsWith("ssg: say why with `--reason", _run.Error);
    }

    [Fact]
    public void An_agent_begins_none_and_may_end_one()
    {
        Assert.Equal(0, _run.Run("pause", "--for", "10m", "--reason", "x"));
        _run.IsPerson = false;

        Assert.Equal(2, _run.Run("pause", "--for", "8h", "--reason", "x"));
        Assert.Equal(StoppedClock.Noon.AddMinutes(10), PauseStore.Current(_run.State, StoppedClock.Noon)!.End);
        Assert.Equal(0, _run.Run("pause", "--end"));
        Assert.Equal("the pause is over\n", _run.Output);
        Assert.Equal(0, _run.Run("pause", "--end"));
        Assert.Equal("there was no pause\n", _run.Output);

        Assert.Null(PauseStore.Current(_run.State, StoppedClock.Noon));
        Assert.Equal(["pause 10m: x", "pause-end"], _run.Actions());
    }

    /// <summary>Abuse 8: once it was seen to be over, a clock that is set back does not bring it to life again.</summary>
    [Fact]
    public void A_pause_that_ran_out_is_put_on_record_once_and_never_comes_back()
    {
        var clock = (StoppedClock)_run.Clock;
        Assert.Equal(0, _run.Run("pause", "--for", "10m", "--reason", "x"));
        clock.Now = StoppedClock.Noon.AddMinutes(10);

        PauseEnd.Settle(_run.State, clock);
        PauseEnd.Settle(_run.State, clock);
        clock.Now = StoppedClock.Noon.AddMinutes(5);

        Assert.Null(PauseStore.Current(_run.State, clock.Now));
        Assert.Equal(["pause 10m: x", "pause-over 2030-01-02T12:10:00Z: x"], _run.Actions());
    }

    [Fact]
    public void A_pause_in_force_is_left_alone()
    {
        Assert.Equal(0, _run.Run("pause", "--for", "10m", "--reason", "x"));

        PauseEnd.Settle(_run.State, _run.Clock);

        Assert.NotNull(PauseStore.Current(_run.State, StoppedClock.Noon));
        Assert.Equal(["pause 10m: x"], _run.Actions());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public static readonly DateTimeOffset Noon = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Now { get; set; } = Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
