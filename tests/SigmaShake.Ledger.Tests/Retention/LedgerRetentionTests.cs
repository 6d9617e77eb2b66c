using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Retention;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Retention;

public sealed class LedgerRetentionTests : IDisposable
{
    private static readonly Eraser Retention = new("retention", 0, "test");

    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task What_is_too_old_is_dropped_and_its_room_freed_and_the_root_over_it_stays()
    {
        Fill(1_000);
        var leaves = _ledger.Read().Entries.ConvertAll(entry => entry.LeafHash);
        var before = new FileInfo(_ledger.Entries).Length;

        var outcome = Apply(new RetentionLimits(TimeSpan.FromMinutes(100), 0), TestLedger.Noon.AddMinutes(1_000));

        // Entry 900 is a hundred minutes old, which is not older.
        Assert.Equal(900, outcome.Entries);
        Assert.Equal(before - new FileInfo(_ledger.Entries).Length, outcome.FreedBytes + RecordBytes());
        Assert.True(new FileInfo(_ledger.Entries).Length < before / 3);
        var entries = _ledger.Read().Entries;
        Assert.Equal(leaves, entries.Take(1_000).Select(entry => entry.LeafHash));
        Assert.All(entries.Take(900), entry => Assert.Equal((true, FrameLayout.SmallestFrameBytes), (entry.IsErased, entry.FrameBytes)));
        Assert.All(entries.Skip(900).Take(100), entry => Assert.NotNull(entry.Payload));
        Assert.Equal(["entries", "lock"], Directory.GetFiles(_ledger.Folder).Select(Path.GetFileName).Order());
        Assert.Equal((true, 900L, 1_001L), (await _ledger.VerifyTwiceAsync() is var report && report.IsIntact, report.ErasedEntries, report.Size));

        Assert.Equal(new RetentionOutcome(0, 0), Apply(new RetentionLimits(TimeSpan.FromMinutes(100), 0), TestLedger.Noon.AddMinutes(1_000)));
        Assert.Null(_ledger.Append("{}", TestLedger.Noon.AddDays(9)).Recovery);
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
    }

    [Fact]
    public async Task What_stands_too_far_from_the_end_is_dropped()
    {
        Fill(1_000);
        var keep = new FileInfo(_ledger.Entries).Length / 2;

        var outcome = Apply(new RetentionLimits(TimeSpan.Zero, keep), TestLedger.Noon);

        Assert.InRange(outcome.Entries, 499, 501);
        Assert.Contains($"\"keep_bytes\":{keep},", _ledger.Payloads()[^1]);
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
    }

    [Fact]
    public void What_people_did_to_the_guard_is_kept_forever()
    {
        Append(EntryKind.PersonAction, """{"action":"pause"}""");
        _ledger.Append("""{"n":1}""");

        Assert.Equal(1, Apply(new RetentionLimits(TimeSpan.FromDays(1), 0), TestLedger.Noon.AddYears(10)).Entries);

        Assert.Equal("""{"action":"pause"}""", _ledger.Payloads()[0]);
        Assert.Equal("", _ledger.Payloads()[1]);
    }

    [Fact]
    public void Without_limits_nothing_happens()
    {
        Fill(10);
        var bytes = File.ReadAllBytes(_ledger.Entries);

        Assert.Equal(new RetentionOutcome(0, 0), Apply(default, TestLedger.Noon.AddYears(100)));

        Assert.Equal(bytes, File.ReadAllBytes(_ledger.Entries));
    }

    [Fact]
    public void A_damaged_entry_is_not_tidied_away()
    {
        Fill(1_000);
        Apply(new RetentionLimits(TimeSpan.FromMinutes(900), 0), TestLedger.Noon.AddMinutes(1_000));
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);

        var (freed, error) = LedgerCompactor.Compact(_ledger.Folder);

        Assert.Equal((0, LedgerErrorKind.Damaged), (freed, error?.Kind));
        Assert.Equal(bytes, File.ReadAllBytes(_ledger.Entries));
        Assert.False(File.Exists(_ledger.Entries + ".new"));
    }

    [Fact]
    public void Nothing_is_dropped_from_a_damaged_ledger_while_nobody_watches()
    {
        Fill(10);
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[FrameLayout.HeaderBytes + 40] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);

        var applied = LedgerRetention.Apply(_ledger.Folder, new RetentionLimits(TimeSpan.FromDays(1), 0), Retention, new StoppedClock(TestLedger.Noon.AddYears(1)));

        Assert.Equal(LedgerErrorKind.Damaged, applied.Error?.Kind);
        Assert.Equal(bytes, File.ReadAllBytes(_ledger.Entries));
    }

    /// <summary>Hooks append all the while, and no entry is lost or written into the old file.</summary>
    [Fact]
    public async Task Appends_beside_erasing_and_compacting_lose_nothing()
    {
        Fill(3_000);
        var writers = Enumerable.Range(0, 4).Select(i => WriterProcess.Append(_ledger.Folder, 300, $"w{i}")).ToList();
        var lines = writers.ConvertAll(writer => writer.RestAsync());
        var (compacted, step) = (0, 0);
        while (lines.Exists(line => !line.IsCompleted) && step < 3_000)
        {
            step += 100;
            using (var eraser = LedgerEraser.Open(_ledger.Folder).Value!)
                Assert.Null(eraser.Erase(eraser.Find(ErasureSelection.Before(TestLedger.Noon.AddMinutes(step))).Value!, Retention, TimeProvider.System));
            var (freed, error) = LedgerCompactor.Compact(_ledger.Folder);
            Assert.Null(error);
            if (freed > 0) compacted++;
        }

        var acknowledged = await Task.WhenAll(lines);
        foreach (var writer in writers) writer.Dispose();
        Assert.True(compacted > 1, "nothing was compacted beside the appends");
        foreach (var own in acknowledged)
        {
            Assert.Equal(300, own.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
            Acknowledged.AreThereOnceInOrder(_ledger, own);
        }

        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
        Assert.DoesNotContain(_ledger.Read().Entries, entry => entry.Kind == EntryKind.Recovered);
    }

    private RetentionOutcome Apply(RetentionLimits limits, DateTimeOffset now)
    {
        var applied = LedgerRetention.Apply(_ledger.Folder, limits, Retention, new StoppedClock(now));
        Assert.True(applied.Succeeded, applied.Error?.ToString());
        return applied.Value;
    }

    private long RecordBytes() => -_ledger.Read().Entries.Last(entry => entry.Kind == EntryKind.Erasure).FrameBytes;

    private void Fill(int count)
    {
        using var writer = LedgerWriter.Open(_ledger.Folder, new RecordingPolicy(IsRelaxed: true)).Value!;
        var pad = new string('x', 600);
        for (var i = 0; i < count; i++)
            Assert.True(writer.Append(EntryKind.Call, Encoding.UTF8.GetBytes($$"""{"n":{{i}},"pad":"{{pad}}"}"""), TestLedger.Noon.AddMinutes(i)).Succeeded);
    }

    private void Append(EntryKind kind, string payload)
    {
        using var writer = LedgerWriter.Open(_ledger.Folder).Value!;
        Assert.True(writer.Append(kind, Encoding.UTF8.GetBytes(payload), TestLedger.Noon).Succeeded);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
