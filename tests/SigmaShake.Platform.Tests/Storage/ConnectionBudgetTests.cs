using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tests.Storage;

public class ConnectionBudgetTests
{
    private readonly List<string> _closed = [];

    [Fact]
    public void The_one_that_was_left_alone_for_longest_is_closed()
    {
        var budget = new ConnectionBudget(3, 8, _closed.Add);
        foreach (var name in new[] { "a", "b", "c", "a" }) Use(budget, name);
        Assert.Equal(3, budget.Open);

        Use(budget, "d");

        Assert.Equal(["b"], _closed);
        Assert.Equal(3, budget.Open);
    }

    [Fact]
    public void One_in_use_is_never_closed()
    {
        var budget = new ConnectionBudget(2, 8, _closed.Add);
        budget.Take("old");
        Use(budget, "b");
        Use(budget, "c");

        Assert.Equal(["b"], _closed);
        budget.Return("old");
    }

    [Fact]
    public async Task Where_all_are_in_use_the_next_waits_for_one()
    {
        var budget = new ConnectionBudget(2, 8, _closed.Add);
        budget.Take("a");
        budget.Take("b");
        var third = budget.TakeAsync("c", TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);

        budget.Return("a");
        await third;

        Assert.Equal(["a"], _closed);
        Assert.Equal(2, budget.Open);
    }

    [Fact]
    public async Task One_that_is_busy_leaves_some_to_the_others()
    {
        var budget = new ConnectionBudget(4, 2, _closed.Add);
        budget.Take("busy");
        budget.Take("busy");
        var third = budget.TakeAsync("busy", TestContext.Current.CancellationToken);

        await budget.TakeAsync("other", TestContext.Current.CancellationToken);

        Assert.False(third.IsCompleted);
        budget.Return("busy");
        await third;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_nothing_away()
    {
        var budget = new ConnectionBudget(1, 1, _closed.Add);
        budget.Take("a");
        using var cancellation = new CancellationTokenSource();
        var waiting = new[] { budget.TakeAsync("a", cancellation.Token).AsTask(), budget.TakeAsync("b", cancellation.Token).AsTask() };

        await cancellation.CancelAsync();

        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        budget.Return("a");
        Use(budget, "b");
        Use(budget, "a");
        Assert.Equal(1, budget.Open);
    }

    [Fact]
    public async Task Many_at_once_never_have_more_than_there_are()
    {
        const int Most = 5;
        var open = 0;
        var budget = new ConnectionBudget(Most, 3, _ => { });
        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, async (i, cancellation) =>
        {
            var name = $"{i % 17}";
            await budget.TakeAsync(name, cancellation);
            Assert.InRange(Interlocked.Increment(ref open), 1, Most);
            Assert.InRange(budget.Open, 1, Most);
            await Task.Yield();
            Interlocked.Decrement(ref open);
            budget.Return(name);
        });
        Assert.InRange(budget.Open, 1, Most);
    }

    private static void Use(ConnectionBudget budget, string name)
    {
        budget.Take(name);
        budget.Return(name);
    }
}
