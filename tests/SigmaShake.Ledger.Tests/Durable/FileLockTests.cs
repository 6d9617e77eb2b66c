using System.Diagnostics;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Durable;

/// <summary>The lock on its own. Two opens of the file in one process are to it as two processes.</summary>
public sealed class FileLockTests : IDisposable
{
    private const int WouldBlock = -Errno.WouldBlock;
    private const int Long = 30_000;

    private readonly TemporaryFolder _temporary = new();
    private readonly FolderHandle _folder;
    private readonly List<Descriptor> _opened = [];

    public FileLockTests() => _folder = FolderHandle.Open(_temporary.Path).Value!;

    private string Path => _temporary["lock"];

    [Fact]
    public void Two_opens_in_one_process_exclude_each_other()
    {
        var (first, second) = (Open(), Open());
        Assert.Equal(0, FileLock.Acquire(first, exclusive: true, 0));
        Assert.Equal(WouldBlock, FileLock.Acquire(second, exclusive: true, 0));
        FileLock.Drop(first);
        Assert.Equal(0, FileLock.Acquire(second, exclusive: true, 0));
    }

    [Fact]
    public void Readers_share_it_and_keep_writers_out()
    {
        var (reader, other, writer) = (OpenForReading(), OpenForReading(), Open());
        Assert.Equal(0, FileLock.Acquire(reader, exclusive: false, 0));
        Assert.Equal(0, FileLock.Acquire(other, exclusive: false, 0));
        Assert.Equal(WouldBlock, FileLock.Acquire(writer, exclusive: true, 0));
        FileLock.Drop(reader);
        Assert.Equal(WouldBlock, FileLock.Acquire(writer, exclusive: true, 0));
        FileLock.Drop(other);
        Assert.Equal(0, FileLock.Acquire(writer, exclusive: true, 0));
        Assert.Equal(WouldBlock, FileLock.Acquire(reader, exclusive: false, 0));
    }

    /// <summary>Otherwise readers that come and go, one before the other has left, would keep a writer out for ever.</summary>
    [Fact]
    public async Task A_reader_does_not_join_the_others_while_a_writer_waits()
    {
        var (reader, late, writer) = (OpenForReading(), OpenForReading(), Open());
        Assert.Equal(0, FileLock.Acquire(reader, exclusive: false, 0));
        var waiting = Task.Run(() => FileLock.Acquire(writer, exclusive: true, Long));
        await KernelLocks.WaitForAsync(Path, 2);
        Assert.Equal(WouldBlock, FileLock.Acquire(late, exclusive: false, 0));
        FileLock.Drop(reader);
        Assert.Equal(0, await waiting);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    public void The_deadline_is_kept_and_leaves_nobody_in_the_queue(int timeoutMs)
    {
        var (holder, waiter, next) = (Open(), Open(), Open());
        Assert.Equal(0, FileLock.Acquire(holder, exclusive: true, 0));
        var clock = Stopwatch.StartNew();
        Assert.Equal(WouldBlock, FileLock.Acquire(waiter, exclusive: true, timeoutMs));
        Assert.InRange(clock.ElapsedMilliseconds, timeoutMs, timeoutMs + 2_000);
        FileLock.Drop(holder);
        Assert.Equal(0, FileLock.Acquire(next, exclusive: true, 0));
    }

    /// <summary>Someone who read the clock later was quicker to take the lock, so that the ticket lies inside what is locked.</summary>
    [Fact]
    public async Task A_ticket_that_is_taken_is_changed_for_a_later_one()
    {
        var (holder, waiter) = (Open(), Open());
        var ticket = FileLock.NewTicket();
        Assert.Equal(0, FileLock.Acquire(holder, exclusive: true, 0));
        var waiting = Task.Run(() => new LockWaiter(waiter, LockKind.Exclusive, ticket, Long).Wait());
        await KernelLocks.WaitForAsync(Path, 2);
        FileLock.Drop(holder);
        Assert.Equal(0, await waiting);
    }

    [Fact]
    public async Task Letting_go_wakes_the_first_in_the_queue_and_nobody_else()
    {
        File.WriteAllText(Path, "mark");
        var (holder, first, second) = (Open(), Open(), Open());
        Assert.Equal(0, FileLock.Acquire(holder, exclusive: true, 0));
        var (early, late) = (FileLock.NewTicket(), FileLock.NewTicket() + 1);
        // The one that locked later came earlier: it lost time between reading the clock and queueing up.
        Assert.Equal(0, SystemCall.SetLock(second.Number, LockKind.Exclusive, late, late));
        Assert.Equal(0, SystemCall.SetLock(first.Number, LockKind.Exclusive, early, early));
        using var page = FutexPage.Map(first);
        var others = Task.Run(() => Sleeper.IsWoken(page, late, 500));
        var sleeping = Task.Run(() => Sleeper.IsWoken(page, early, Long));
        while (!sleeping.IsCompleted) FileLock.Drop(holder); // It may not have fallen asleep at the first.
        Assert.True(await sleeping);
        Assert.False(await others);
    }

    /// <summary>The time may have run out just when it was the waiter's turn.</summary>
    [Fact]
    public async Task Whoever_gives_up_wakes_the_next()
    {
        File.WriteAllText(Path, "mark");
        var (holder, waiter) = (Open(), Open());
        Assert.Equal(0, FileLock.Acquire(holder, exclusive: true, 0));
        using var page = FutexPage.Map(waiter);
        var ticket = FileLock.NewTicket();
        var sleeping = Task.Run(() => Sleeper.IsWoken(page, ticket, Long));
        Assert.Equal(0, SystemCall.SetLock(holder.Number, LockKind.None, FileLock.Gate, long.MaxValue));
        Assert.Equal(0, SystemCall.SetLock(waiter.Number, LockKind.Exclusive, ticket, ticket));
        while (!sleeping.IsCompleted) Assert.Equal(WouldBlock, FileLock.Acquire(holder, exclusive: true, 0));
        Assert.True(await sleeping);
    }

    /// <summary>Whoever held it was killed, and woke nobody.</summary>
    [Fact]
    public async Task Whoever_finds_it_lying_idle_wakes_the_one_in_front()
    {
        File.WriteAllText(Path, "mark");
        var (front, waiter) = (Open(), Open());
        var ticket = FileLock.NewTicket();
        Assert.Equal(0, SystemCall.SetLock(front.Number, LockKind.Exclusive, ticket, ticket));
        using var page = FutexPage.Map(front);
        var sleeping = Task.Run(() => Sleeper.IsWoken(page, ticket, Long));
        while (!sleeping.IsCompleted)
        {
            Assert.Equal(0, FileLock.Acquire(waiter, exclusive: true, Long)); // In the end the front is passed over.
            Assert.Equal(0, SystemCall.SetLock(waiter.Number, LockKind.None, FileLock.Gate, long.MaxValue));
        }

        Assert.True(await sleeping);
    }

    [Fact]
    public void The_lock_file_stays_as_it_is()
    {
        File.WriteAllText(Path, "mark");
        var (holder, waiter) = (Open(), Open());
        Assert.Equal(0, FileLock.Acquire(holder, exclusive: true, 0));
        Assert.Equal(WouldBlock, FileLock.Acquire(waiter, exclusive: true, 20));
        FileLock.Drop(holder);
        Assert.Equal("mark", File.ReadAllText(Path));
    }

    public void Dispose()
    {
        foreach (var descriptor in _opened) descriptor.Dispose();
        _folder.Dispose();
        _temporary.Dispose();
    }

    private Descriptor Open()
    {
        Assert.Null(_folder.OpenOrCreateFile("lock", out var file, out _));
        _opened.Add(file);
        return file;
    }

    private Descriptor OpenForReading()
    {
        _ = Open();
        Assert.Null(_folder.OpenFileForReading("lock", out var file, out _));
        _opened.Add(file);
        return file;
    }
}
