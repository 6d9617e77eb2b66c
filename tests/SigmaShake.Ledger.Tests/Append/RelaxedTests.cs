using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

/// <summary>Without the sync, nothing claims that it was there.</summary>
public sealed class RelaxedTests
{
    private static readonly RecordingPolicy Relaxed = new(IsRelaxed: true);

    [Fact]
    public async Task Relaxed_appends_make_no_sync_and_leave_the_mark_where_the_last_sync_was()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var durable = Mark(ledger).DurableBytes;
        Assert.Equal(new FileInfo(ledger.Entries).Length, durable);

        // Every sync would fail, and nobody notices: none is made.
        var lines = await Strace.RunAsync(ledger.Entries, ["fdatasync:error=EIO", "fsync:error=EIO"], "append-relaxed", ledger.Folder, "5", "a");

        Assert.Equal(5, lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Equal(durable, Mark(ledger).DurableBytes);
        Assert.Equal(6, (await ledger.VerifyTwiceAsync()).Size);
    }

    [Fact]
    public void The_first_durable_append_makes_up_for_all_relaxed_ones()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        for (var i = 0; i < 20; i++) AppendRelaxed(ledger, "{}");

        Assert.Null(ledger.Append("{}").Recovery);

        Assert.Equal(new FileInfo(ledger.Entries).Length, Mark(ledger).DurableBytes);
        Assert.True(ledger.Verify().IsIntact);
    }

    /// <summary>A hook has no time to write a gigabyte again: the mark follows a mebibyte at a time, and never claims more than that.</summary>
    [Fact]
    public void After_a_long_relaxed_stretch_the_mark_follows_step_by_step()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var start = Mark(ledger).DurableBytes;
        var large = $"\"{new string('x', LedgerLimits.MaxPayloadBytes - 2)}\"";
        for (var i = 0; i < 40; i++) AppendRelaxed(ledger, large);

        ledger.Append("{}");
        Assert.Equal(start + (1 << 20), Mark(ledger).DurableBytes);
        ledger.Append("{}");
        Assert.Equal(start + (2 << 20), Mark(ledger).DurableBytes);
        ledger.Append("{}");
        Assert.Equal(new FileInfo(ledger.Entries).Length, Mark(ledger).DurableBytes);
        Assert.True(ledger.Verify().IsIntact);
    }

    [Fact]
    public async Task What_the_machine_lost_of_relaxed_entries_is_cut_and_recorded()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        AppendRelaxed(ledger, """{"n":1}""");
        AppendRelaxed(ledger, """{"n":2}""");
        var whole = File.ReadAllBytes(ledger.Entries);

        File.WriteAllBytes(ledger.Entries, whole[..(whole.Length - 30)]);
        AppendRelaxed(ledger, """{"n":3}""");

        Assert.Equal(["""{"n":0}""", """{"n":1}"""], ledger.Payloads().Take(2));
        Assert.Equal(EntryKind.Recovered, ledger.Read().Entries[2].Kind);
        Assert.True((await ledger.VerifyTwiceAsync()).IsIntact);
    }

    /// <summary>Entries that were durable and are gone are recorded once, not by every append from then on.</summary>
    [Fact]
    public void What_had_been_durable_and_is_gone_is_recorded_once()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var old = File.ReadAllBytes(ledger.Entries);
        ledger.Append("{}");
        File.WriteAllBytes(ledger.Entries, old);

        Assert.NotNull(AppendRelaxed(ledger, "{}").Recovery);
        Assert.Null(AppendRelaxed(ledger, "{}").Recovery);
    }

    private static AppendedEntry AppendRelaxed(TestLedger ledger, string payload)
    {
        using var writer = LedgerWriter.Open(ledger.Folder, Relaxed).Value!;
        var result = writer.Append(EntryKind.Call, System.Text.Encoding.UTF8.GetBytes(payload), TestLedger.Noon);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Entry;
    }

    private static TailMark Mark(TestLedger ledger)
    {
        using var folder = FolderHandle.OpenGuarded(ledger.Folder, create: false).Value!;
        Assert.Null(folder.OpenFileForReading(LedgerFiles.Lock, out var file, out _));
        using var close = file;
        return TailMark.Read(file);
    }
}
