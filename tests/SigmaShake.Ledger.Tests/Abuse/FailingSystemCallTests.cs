using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 2 and 3: every system call of an append fails in turn, once and from then on. Nothing acknowledged is lost, and the next run recovers.</summary>
public sealed class FailingSystemCallTests
{
    private const int Appends = 4;

    [Theory]
    [InlineData("entries", "pwrite64:error=EIO", 4)]
    [InlineData("entries", "pwrite64:error=ENOSPC", 4)]
    [InlineData("entries", "pwrite64:retval=50", 4)]
    [InlineData("entries", "fdatasync:error=EIO", 4)]
    [InlineData("entries", "pread64:error=EIO", 3)]
    [InlineData("entries", "statx:error=EIO", 4)]
    [InlineData("lock", "fcntl:error=ENOLCK", 1)]
    [InlineData("lock", "statx:error=EIO", 4)]
    [InlineData("", "openat:error=EMFILE", 8)]
    [InlineData("", "fsync:error=EIO", 2)]
    [InlineData("", "mkdir:error=EACCES", 1)]
    public async Task A_failing_call_is_an_error_and_the_next_run_recovers(string file, string fault, int times)
    {
        for (var when = 1; when <= times; when++)
        {
            foreach (var repeat in new[] { "", "+" })
            {
                using var ledger = new TestLedger();
                var lines = await Strace.RunAsync(Path.Combine(ledger.Folder, file).TrimEnd('/'), [$"{fault}:when={when}{repeat}"],
                    "append", ledger.Folder, $"{Appends}", "a");
                Assert.True(lines[^1].StartsWith("error ", StringComparison.Ordinal), $"{fault}:when={when}{repeat} was not noticed: {string.Join('|', lines)}");
                await NothingAcknowledgedIsLostAsync(ledger, lines);
            }
        }
    }

    /// <summary>The write failed, and cutting back what it left fails too.</summary>
    [Theory]
    [InlineData("fdatasync:error=EIO:when=2+")]
    [InlineData("pwrite64:retval=50:when=2+")]
    public async Task A_failure_that_cannot_be_undone_loses_nothing_either(string fault)
    {
        using var ledger = new TestLedger();
        var lines = await Strace.RunAsync(ledger.Entries, [fault, "ftruncate:error=EIO"], "append", ledger.Folder, $"{Appends}", "a");
        Assert.StartsWith("error ", lines[^1], StringComparison.Ordinal);
        await NothingAcknowledgedIsLostAsync(ledger, lines);
    }

    /// <summary>The mark is a note between appenders, not part of the record: without it every append still counts.</summary>
    [Fact]
    public async Task A_mark_that_cannot_be_written_costs_nothing()
    {
        using var ledger = new TestLedger();
        var lines = await Strace.RunAsync(ledger.Lock, ["pwrite64:error=EIO:when=1+"], "append", ledger.Folder, $"{Appends}", "a");
        Assert.Equal(Appends, lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        await NothingAcknowledgedIsLostAsync(ledger, lines);
    }

    /// <summary>Signals interrupt slow calls; that is not an error.</summary>
    [Theory]
    [InlineData("entries", "fdatasync:error=EINTR:when=1")]
    [InlineData("entries", "pwrite64:error=EINTR:when=2")]
    [InlineData("entries", "pread64:error=EINTR:when=1")]
    [InlineData("lock", "fcntl:error=EINTR:when=1")]
    public async Task An_interrupted_call_is_made_again(string file, string fault)
    {
        using var ledger = new TestLedger();
        var lines = await Strace.RunAsync(Path.Combine(ledger.Folder, file), [fault], "append", ledger.Folder, $"{Appends}", "a");
        Assert.Equal(Appends, lines.Count);
        await NothingAcknowledgedIsLostAsync(ledger, lines);
    }

    private static async Task NothingAcknowledgedIsLostAsync(TestLedger ledger, List<string> lines)
    {
        ledger.Append("""{"label":"after"}""");
        Acknowledged.AreThereOnceInOrder(ledger, lines);
        Assert.True((await ledger.VerifyTwiceAsync()).IsIntact);
    }
}
