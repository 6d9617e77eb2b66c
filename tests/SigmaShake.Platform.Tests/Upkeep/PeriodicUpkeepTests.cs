using Microsoft.Extensions.Logging.Abstractions;
using SigmaShake.Platform.Upkeep;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Upkeep;

public sealed class PeriodicUpkeepTests
{
    [Fact]
    public async Task A_round_that_fails_ends_neither_the_next_ones_nor_the_server()
    {
        using var upkeep = new Failing();
        await upkeep.StartAsync(TestContext.Current.CancellationToken);

        await Deadline.UntilAsync(() => upkeep.Rounds >= 3);

        Assert.False(upkeep.ExecuteTask!.IsCompleted);
        await upkeep.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(upkeep.ExecuteTask.IsCompletedSuccessfully);
    }

    // Something that was given up, and something that is broken, in turn: neither is the server's end.
    private sealed class Failing() : PeriodicUpkeep(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        public int Rounds => Volatile.Read(ref _rounds);

        private int _rounds;

        protected override Task RoundAsync(CancellationToken cancellation) =>
            Interlocked.Increment(ref _rounds) % 2 == 0 ? throw new OperationCanceledException("a query was given up") : throw new InvalidOperationException("the database is away");
    }
}
