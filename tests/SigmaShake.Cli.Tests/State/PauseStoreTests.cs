using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.State;

public sealed class PauseStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly StateFolder _state;

    public PauseStoreTests() => _state = StateFolder.Open(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(599_999, true)]
    [InlineData(600_000, false)]
    [InlineData(-86_400_000, false)]
    public void It_is_in_force_from_its_start_to_its_end_whatever_the_clock_does(int offsetMs, bool isInForce)
    {
        PauseStore.Begin(_state, new Pause(Noon, Noon.AddMinutes(10), "lunch"));

        var pause = PauseStore.Current(_state, Noon.AddMilliseconds(offsetMs));

        Assert.Equal(isInForce, pause is not null);
        if (isInForce) Assert.Equal(new Pause(Noon, Noon.AddMinutes(10), "lunch"), pause);
    }

    [Fact]
    public void It_ends_when_it_is_ended()
    {
        PauseStore.Begin(_state, new Pause(Noon, Noon.AddMinutes(10), "a\nb"));
        Assert.Equal("a b", PauseStore.Current(_state, Noon)?.Reason);

        PauseStore.End(_state);
        PauseStore.End(_state);

        Assert.Null(PauseStore.Current(_state, Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0\n99999999999999\n")]
    [InlineData("0\n253402300799999\nforever\n")]
    [InlineData("1893585600000\n1893614400001\na millisecond too long\n")]
    [InlineData("-1\n1893614400000\nnegative\n")]
    [InlineData("x\ny\nz\n")]
    [InlineData("0\n99999999999999999999999\nhuge\n")]
    [InlineData("1893589200000\n1893585600000\nbackwards\n")]
    [InlineData("\0\0\0")]
    public void What_is_not_a_pause_of_ours_pauses_nothing(string text)
    {
        File.WriteAllText(_state.Pause, text);

        Assert.Null(PauseStore.Current(_state, DateTimeOffset.FromUnixTimeMilliseconds(1_893_585_600_000)));
    }

    [Fact]
    public void The_longest_pause_is_one()
    {
        PauseStore.Begin(_state, new Pause(Noon, Noon + PauseStore.MaxLength, "work"));

        Assert.NotNull(PauseStore.Current(_state, Noon));
    }

    [Fact]
    public void One_that_cannot_be_read_is_an_error()
    {
        Directory.CreateDirectory(_state.Pause);

        Assert.Throws<StateException>(() => PauseStore.Current(_state, Noon));
    }
}
