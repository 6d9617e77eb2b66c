using System.Text;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 2, for erasing and compacting: every system call fails in turn, and the process is killed. No leaf is lost, and the next run finishes.</summary>
public sealed class FailingErasureTests(ITestOutputHelper output)
{
    private const int Entries = 2;
    private const int MaxCalls = 60;

    [Theory]
    [InlineData("fdatasync:error=EIO")]
    [InlineData("fsync:error=EIO")]
    [InlineData("renameat2:error=EINVAL")]
    [InlineData("unlinkat:error=EACCES")]
    [InlineData("fdatasync:signal=KILL")]
    [InlineData("renameat2:signal=KILL")]
    public Task A_failing_call_or_a_kill_at_it_loses_no_leaf_and_the_next_run_finishes(string fault) => FailInTurnAsync(fault, "");

    [Theory]
    [Trait("Category", "Nightly")]
    [InlineData("pwrite64:error=EIO")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("pwrite64:retval=0")]
    [InlineData("pread64:error=EIO")]
    [InlineData("openat:error=EMFILE")]
    [InlineData("fcntl:error=ENOLCK")]
    [InlineData("statx:error=EIO")]
    [InlineData("pwrite64:signal=KILL")]
    [InlineData("fsync:signal=KILL")]
    [InlineData("unlinkat:signal=KILL")]
    [InlineData("openat:signal=KILL")]
    public Task Every_other_call_loses_no_leaf_either(string fault) => FailInTurnAsync(fault, "");

    [Theory]
    [Trait("Category", "Nightly")]
    [InlineData("pwrite64:error=EIO")]
    [InlineData("fdatasync:error=EIO")]
    [InlineData("fsync:error=EIO")]
    [InlineData("openat:error=EMFILE")]
    public Task A_call_that_fails_from_then_on_loses_no_leaf(string fault) => FailInTurnAsync(fault, "+");

    private async Task FailInTurnAsync(string fault, string repeat)
    {
        var faults = 0;
        for (var when = 1; when <= MaxCalls; when++)
        {
            using var ledger = new TestLedger();
            for (var i = 0; i < Entries; i++) ledger.Append($$"""{"n":{{i}},"text":"held back {{new string('x', 300)}}"}""");
            var leaves = ledger.Read().Entries.ConvertAll(entry => entry.LeafHash);

            string[] paths = [ledger.Folder, ledger.Entries, ledger.Lock, ledger.Entries + ".new"];
            var (_, wasInjected) = await Strace.TraceAsync(paths, $"{fault}:when={when}{repeat}", "erase", ledger.Folder);
            if (!wasInjected) break;
            faults++;

            // The next call and the next run are those of every day.
            ledger.Append("""{"n":"after"}""");
            using var next = WriterProcess.Start(WriterProcess.Program, "erase", ledger.Folder);
            var again = await next.RestAsync();
            Assert.True(again.Count == 2 && again[1].StartsWith("compacted", StringComparison.Ordinal), $"{fault}:when={when}{repeat}: {string.Join('|', again)}");
            Assert.True((await ledger.VerifyTwiceAsync()).IsIntact, $"{fault}:when={when}{repeat}");
            var entries = ledger.Read().Entries;
            Assert.Equal(leaves, entries.Take(Entries).Select(entry => entry.LeafHash));
            Assert.All(entries.Take(Entries), entry => Assert.True(entry.IsErased));
            Assert.DoesNotContain("held back", await File.ReadAllTextAsync(ledger.Entries, Encoding.Latin1, TestContext.Current.CancellationToken));
            Assert.Equal(["entries", "lock"], Directory.GetFiles(ledger.Folder).Select(Path.GetFileName).Order());
        }

        output.WriteLine($"{fault}{repeat}: {faults} faults");
        Assert.True(faults > 0, $"{fault}: nothing was left to fail");
    }
}
