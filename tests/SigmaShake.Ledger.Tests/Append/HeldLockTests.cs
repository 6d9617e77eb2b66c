using System.Diagnostics;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

public sealed class HeldLockTests
{
    [Fact]
    public async Task A_lock_that_another_process_holds_is_an_error_within_the_deadline()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        using var holder = await LockHolder.StartAsync(ledger);

        var clock = Stopwatch.StartNew();
        var refused = ledger.TryAppend("""{"n":1}""", lockTimeoutMs: 300);
        Assert.Equal(LedgerErrorKind.Busy, refused.Error?.Kind);
        Assert.Contains("fuser", refused.Error?.Help);
        Assert.InRange(clock.ElapsedMilliseconds, 300, 3_000);

        var unread = LedgerReader.Open(ledger.Folder, lockTimeoutMs: 50);
        Assert.Equal(LedgerErrorKind.Busy, unread.Error?.Kind);

        await holder.KillAsync();
        ledger.Append("""{"n":2}""");
        Assert.Equal(["""{"n":0}""", """{"n":2}"""], ledger.Payloads().Where(payload => payload.Contains("\"n\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_append_waits_for_a_lock_that_is_let_go()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        using var holder = await LockHolder.StartAsync(ledger);
        var append = Task.Run(() => ledger.TryAppend("""{"n":1}""", lockTimeoutMs: 30_000));
        await holder.KillAsync();
        Assert.True((await append).Succeeded);
    }
}
