using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

/// <summary>Real processes in the queue for the lock, one behind the other, in an order that the test knows.</summary>
public sealed class LockQueueTests : IDisposable
{
    private const int Writers = 6;

    private readonly TestLedger _ledger = new();
    private readonly List<WriterProcess> _writers = [];

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        using var holder = await QueueUpBehindAHolderAsync();
        await holder.CloseInputAsync();
        await EveryoneIsServedAsync([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_killed_holder_hands_on_to_the_first_in_the_queue()
    {
        using var holder = await QueueUpBehindAHolderAsync();
        await holder.KillAsync();
        await EveryoneIsServedAsync([0, 1, 2, 3, 4, 5]);
    }

    /// <summary>Those behind it wait for those before it: its end is nobody's turn.</summary>
    [Fact]
    public async Task Killed_waiters_are_skipped_and_the_others_keep_their_order()
    {
        using var holder = await QueueUpBehindAHolderAsync();
        foreach (var killed in new[] { 0, 2, 3 }) Assert.Empty(await _writers[killed].KillAsync());
        await KernelLocks.WaitForAsync(_ledger.Lock, 1 + 3); // Nobody took a death for a turn.
        await holder.CloseInputAsync();
        await EveryoneIsServedAsync([1, 4, 5]);
    }

    /// <summary>It is asleep where no kill reaches it, and has its place when it goes on.</summary>
    [Fact]
    public async Task A_stopped_waiter_is_passed_over_until_it_goes_on()
    {
        using var holder = await QueueUpBehindAHolderAsync();
        await _writers[1].SignalAsync("STOP");
        await holder.CloseInputAsync();
        foreach (var served in new[] { 0, 2, 3, 4, 5 }) Assert.StartsWith("ok ", await _writers[served].ReadLineAsync(), StringComparison.Ordinal);
        await _writers[1].SignalAsync("CONT");
        Assert.StartsWith("ok 6 ", await _writers[1].ReadLineAsync(), StringComparison.Ordinal);
    }

    /// <summary>Whoever comes when the lock is just free, but others wait, does not push in.</summary>
    [Fact]
    public async Task Nobody_pushes_in_before_those_who_wait()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        const int Processes = 8;
        const int Appends = 40;
        using var holder = await LockHolder.StartAsync(ledger);
        var writers = new List<WriterProcess>();
        for (var i = 0; i < Processes; i++) writers.Add(WriterProcess.Append(ledger.Folder, Appends, $"w{i}"));
        await KernelLocks.WaitForAsync(ledger.Lock, 1 + Processes);
        await holder.CloseInputAsync();
        foreach (var lines in await Task.WhenAll(writers.Select(w => w.RestAsync()))) Assert.Equal(Appends, lines.Count);
        foreach (var writer in writers) writer.Dispose();

        var turns = TurnsBetweenOwnAppends(ledger.Payloads());
        var median = turns[turns.Count / 2];
        Assert.InRange(median, Processes / 2, Processes);
        // Each queues up again right behind its answer. It may be late for that, on a busy machine even by some rounds; not by dozens.
        Assert.True(turns[^1] <= 10 * median, $"one waited for {turns[^1]} appends of others, the median is {median}");
    }

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
        _ledger.Dispose();
    }

    /// <summary>For each append but a writer's first, how many entries there are from its entry before.</summary>
    private static List<int> TurnsBetweenOwnAppends(List<string> payloads)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var turns = new List<int>();
        for (var i = 1; i < payloads.Count; i++)
        {
            var writer = payloads[i].Split('-')[0];
            if (last.TryGetValue(writer, out var before)) turns.Add(i - before);
            last[writer] = i;
        }

        turns.Sort();
        return turns;
    }

    private async Task<WriterProcess> QueueUpBehindAHolderAsync()
    {
        _ledger.Append("{}");
        var holder = await LockHolder.StartAsync(_ledger);
        for (var i = 0; i < Writers; i++)
        {
            _writers.Add(WriterProcess.Append(_ledger.Folder, 1, $"w{i}"));
            await KernelLocks.WaitForAsync(_ledger.Lock, 2 + i);
        }

        return holder;
    }

    private async Task EveryoneIsServedAsync(int[] inThisOrder)
    {
        foreach (var i in inThisOrder) Assert.StartsWith("ok ", Assert.Single(await _writers[i].RestAsync()), StringComparison.Ordinal);
        Assert.Equal(["{}", .. inThisOrder.Select(i => $$"""{"label":"w{{i}}-0"}""")], _ledger.Payloads());
    }
}
