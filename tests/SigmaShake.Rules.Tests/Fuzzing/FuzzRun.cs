using System.Diagnostics;
using System.Globalization;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>
/// Many executions, each with randomness of its own, so that one that fails is repeated alone: <c>SIGMASHAKE_SEED</c> is the seed of the first,
/// <c>SIGMASHAKE_ROUNDS</c> says how many there are.
/// </summary>
internal static class FuzzRun
{
    /// <summary>What the longest execution may take, the machine being busy with other things as well.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // Beyond, it never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs so many executions.</summary>
    public static void Of(long rounds, Action<Random> execution) => Run(rounds, TimeSpan.MaxValue, execution);

    /// <summary>Runs as many as the time allows.</summary>
    public static void For(TimeSpan duration, Action<Random> execution) => Run(long.MaxValue, duration, execution);

    private static void Run(long rounds, TimeSpan duration, Action<Random> execution)
    {
        var seed = Setting("SIGMASHAKE_SEED") ?? Random.Shared.NextInt64(int.MaxValue);
        var progress = new Progress(seed, Setting("SIGMASHAKE_ROUNDS") ?? rounds, duration, execution);
        var thread = new Thread(progress.Run, maxStackSize: 1 << 20) { IsBackground = true };
        thread.Start();
        for (var before = -1L; !thread.Join(Patience); before = progress.Round)
            Assert.True(progress.Round != before, $"SIGMASHAKE_SEED={progress.Seed} SIGMASHAKE_ROUNDS=1: does not end");
        TestContext.Current.TestOutputHelper?.WriteLine($"SIGMASHAKE_SEED={seed}: {progress.Round} executions in {progress.Elapsed}, the longest {progress.Longest} (SIGMASHAKE_SEED={progress.SeedOfLongest})");
        Assert.True(progress.Failure is null, $"SIGMASHAKE_SEED={progress.Seed} SIGMASHAKE_ROUNDS=1: {progress.Failure}");
    }

    private static long? Setting(string name) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed class Progress(long seed, long rounds, TimeSpan duration, Action<Random> execution)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private long _round;

        public long Round => Volatile.Read(ref _round);

        public long Seed => unchecked(seed + Round);

        public TimeSpan Elapsed => _clock.Elapsed;

        public TimeSpan Longest { get; private set; }

        public long SeedOfLongest { get; private set; }

        public Exception? Failure { get; private set; }

        public void Run()
        {
            try
            {
                for (; _round < rounds && _clock.Elapsed < duration; Volatile.Write(ref _round, _round + 1)) RunOne();
            }
            catch (Exception e)
            {
                Failure = e;
            }

            _clock.Stop();
        }

        private void RunOne()
        {
            var took = TimeSpan.MaxValue;

            // What the machine does beside it only ever adds: what takes long is tried again.
            for (var attempt = 0; attempt < 4 && took > Limit; attempt++)
            {
                var start = Stopwatch.GetTimestamp();
                execution(new Random(unchecked((int)Seed)));
                took = Stopwatch.GetElapsedTime(start);
            }

            if (took > Limit) throw new TimeoutException($"one execution takes {took}");
            if (took > Longest) (Longest, SeedOfLongest) = (took, Seed);
        }
    }
}
