using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

public sealed class LedgerWriterTests
{
    [Fact]
    public async Task What_was_appended_is_read_back_in_order_and_verifies_twice()
    {
        using var ledger = new TestLedger();
        var hashes = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            var entry = ledger.Append($$"""{"n":{{i}},"pad":"{{new string('x', i * 200)}}"}""", TestLedger.Noon.AddMilliseconds(i));
            Assert.Equal(i, entry.Index);
            Assert.Null(entry.Recovery);
            hashes.Add(entry.LeafHash.ToString());
        }

        var (entries, problems) = ledger.Read();
        Assert.Empty(problems);
        Assert.Equal(hashes, entries.Select(e => e.LeafHash.ToString()));
        Assert.Equal(TestLedger.Noon.AddMilliseconds(49), entries[^1].Time);
        Assert.All(entries, e => Assert.Equal(e.Index, JsonDocument.Parse(e.Payload).RootElement.GetProperty("n").GetInt64()));
        var report = await ledger.VerifyTwiceAsync();
        Assert.Equal(50, report.Size);
        Assert.Equal(CheckpointCoverage.None.Describe(0), report.Coverage.Describe(report.Size));
    }

    [Fact]
    public void The_folder_and_its_files_are_for_their_owner_alone()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ledger.Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ledger.Entries));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ledger.Lock));
    }

    [Fact]
    public void Time_never_runs_backwards()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}", TestLedger.Noon);
        var early = ledger.Append("{}", TestLedger.Noon.AddHours(-5));
        var ancient = ledger.Append("{}", DateTimeOffset.MinValue);
        Assert.Equal(TestLedger.Noon.ToUnixTimeMilliseconds(), early.TimeMs);
        Assert.Equal(TestLedger.Noon.ToUnixTimeMilliseconds(), ancient.TimeMs);
        Assert.True(ledger.Verify().IsIntact);
    }

    [Fact]
    public void A_first_entry_before_1970_bears_1970()
    {
        using var ledger = new TestLedger();
        Assert.Equal(0, ledger.Append("{}", DateTimeOffset.MinValue).TimeMs);
    }

    [Fact]
    public async Task The_largest_payload_fits_and_one_byte_more_does_not()
    {
        using var ledger = new TestLedger();
        ledger.Append(Json(LedgerLimits.MaxPayloadBytes));
        ledger.Append(Json(LedgerLimits.MaxPayloadBytes));
        var refused = ledger.TryAppend(Json(LedgerLimits.MaxPayloadBytes + 1));
        Assert.Equal(LedgerErrorKind.InvalidPayload, refused.Error?.Kind);
        Assert.Equal(2, (await ledger.VerifyTwiceAsync()).Size);

        static string Json(int bytes) => "\"" + new string('y', bytes - 2) + "\"";
    }

    [Fact]
    public void What_is_not_text_is_refused()
    {
        using var ledger = new TestLedger();
        using var writer = LedgerWriter.Open(ledger.Folder).Value!;
        var refused = writer.Append(EntryKind.Call, [0xFF, 0xFE], TestLedger.Noon);
        Assert.Equal(LedgerErrorKind.InvalidPayload, refused.Error?.Kind);
        Assert.False(File.Exists(ledger.Entries));
    }

    [Fact]
    public void Equal_payloads_have_different_commitments()
    {
        using var ledger = new TestLedger();
        var first = ledger.Append("{}");
        var second = ledger.Append("{}");
        var bytes = File.ReadAllBytes(ledger.Entries);
        Assert.NotEqual(first.LeafHash, second.LeafHash);
        // Index and time would make the hashes differ anyway: look at the commitments themselves.
        var commitment = FrameLayout.LeafOffset + 18;
        var frame = bytes.Length / 2;
        Assert.NotEqual(bytes[commitment..(commitment + 32)], bytes[(frame + commitment)..(frame + commitment + 32)]);
    }

    [Fact]
    public void A_whole_frame_that_nobody_was_told_of_stays_and_is_not_called_a_recovery()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        var mark = File.ReadAllBytes(ledger.Lock);
        ledger.Append("""{"n":1}""");
        File.WriteAllBytes(ledger.Lock, mark); // As if the writer had died right behind its write.
        Assert.Null(ledger.Append("""{"n":2}""").Recovery);
        Assert.Equal(["""{"n":0}""", """{"n":1}""", """{"n":2}"""], ledger.Payloads());
    }

    [Fact]
    public void Entries_that_were_durable_and_are_gone_are_put_on_record()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        var old = File.ReadAllBytes(ledger.Entries);
        ledger.Append("""{"n":1}""");
        var missing = new FileInfo(ledger.Entries).Length - old.Length;
        File.WriteAllBytes(ledger.Entries, old); // An older copy is put back.

        Assert.Contains(ledger.Verify().Problems, p => p.Kind == SigmaShake.Ledger.Reading.LedgerProblemKind.MissingEnd);
        var entry = ledger.Append("""{"n":2}""");
        Assert.Equal(new Recovery(1, 0, missing, 0), entry.Recovery);
        Assert.Equal($$"""{"v":1,"cut_bytes":0,"missing_bytes":{{missing}},"failed_appends":0}""", ledger.Payloads()[1]);
        Assert.Equal(EntryKind.Recovered, ledger.Read().Entries[1].Kind);
        Assert.Null(ledger.Append("{}").Recovery);
    }

    [Fact]
    public void A_damaged_end_that_had_been_durable_is_not_tidied_away()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        ledger.Append("""{"n":1}""");
        var bytes = File.ReadAllBytes(ledger.Entries);
        bytes[^20] ^= 1;
        File.WriteAllBytes(ledger.Entries, bytes);
        var refused = ledger.TryAppend("""{"n":2}""");
        Assert.Equal(LedgerErrorKind.Damaged, refused.Error?.Kind);
        Assert.Equal(bytes, File.ReadAllBytes(ledger.Entries));
    }

    [Fact]
    public void Foreign_bytes_longer_than_an_entry_are_not_cut()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        using (var file = File.OpenWrite(ledger.Entries))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(new byte[200_000]);
        }

        var refused = ledger.TryAppend("{}");
        Assert.Equal(LedgerErrorKind.Damaged, refused.Error?.Kind);
        Assert.True(new FileInfo(ledger.Entries).Length > 200_000);
    }

    [Fact]
    public void An_append_allocates_next_to_nothing()
    {
        using var ledger = new TestLedger();
        using var writer = LedgerWriter.Open(ledger.Folder).Value!;
        for (var i = 0; i < 20; i++) writer.Append(EntryKind.Call, "{}"u8, TestLedger.Noon);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) writer.Append(EntryKind.Call, "{}"u8, TestLedger.Noon);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Assert.True(bytes <= 1_024, $"{bytes} bytes for each append");
    }

    [Fact]
    public void Threads_that_share_a_writer_do_not_meet()
    {
        using var ledger = new TestLedger();
        using (var writer = LedgerWriter.Open(ledger.Folder).Value!)
        {
            Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
                Assert.True(writer.Append(EntryKind.Call, Encoding.UTF8.GetBytes($"{i}"), TestLedger.Noon).Succeeded));
        }

        Assert.Equal(Enumerable.Range(0, 200), ledger.Payloads().Select(int.Parse).Order());
        Assert.True(ledger.Verify().IsIntact);
    }
}
