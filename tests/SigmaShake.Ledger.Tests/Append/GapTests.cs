using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

/// <summary>What could not be recorded is itself an entry as soon as one can be written: from when to when, how many, and why.</summary>
public sealed class GapTests
{
    [Fact]
    public async Task A_failed_append_is_put_on_record_with_its_time_and_its_cause()
    {
        using var ledger = new TestLedger();
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await Strace.RunAsync(ledger.Entries, ["fdatasync:error=EIO:when=2"], "append", ledger.Folder, "4", "a");
        Assert.Equal(1, ledger.Append("{}").Recovery?.FailedAppends);

        var gap = Payload(ledger, 1);
        Assert.Equal((0, 0, 1, 0), (Number(gap, "cut_bytes"), Number(gap, "missing_bytes"), Number(gap, "failed_appends"), Number(gap, "failed_answered")));
        Assert.InRange(Number(gap, "failed_from_ms"), before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Equal(Number(gap, "failed_from_ms"), Number(gap, "failed_to_ms"));
        Assert.Equal("""["input-output"]""", gap.GetProperty("failed_why").GetRawText());
    }

    /// <summary>Whoever never got the lock cannot write the mark, and is counted all the same.</summary>
    [Fact]
    public async Task Whoever_waited_in_vain_for_the_lock_is_counted_too()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        using (var holder = await LockHolder.StartAsync(ledger))
        {
            for (var i = 0; i < 3; i++)
            {
                var refused = ledger.TryAppend("{}", TestLedger.Noon.AddSeconds(i), lockTimeoutMs: 1);
                Assert.Equal(LedgerErrorKind.Busy, refused.Error?.Kind);
            }

            await holder.CloseInputAsync();
        }

        Assert.Equal(3, ledger.Append("{}", TestLedger.Noon.AddHours(1)).Recovery?.FailedAppends);
        var noon = TestLedger.Noon.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$"""{"v":1,"cut_bytes":0,"missing_bytes":0,"failed_appends":3,"failed_from_ms":{{noon}},"failed_to_ms":{{noon + 2_000}},"failed_answered":0,"failed_why":["busy"]}""",
            ledger.Payloads()[1]);
        Assert.Null(ledger.Append("{}").Recovery);
        Assert.True((await ledger.VerifyTwiceAsync()).IsIntact);
    }

    [Fact]
    public async Task Calls_that_were_answered_all_the_same_are_counted_apart()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        using (var holder = await LockHolder.StartAsync(ledger))
        {
            Assert.False(ledger.TryAppend("{}", lockTimeoutMs: 1).Succeeded);
            using (var writer = LedgerWriter.Open(ledger.Folder, new RecordingPolicy(GoesOnUnrecorded: true), 1).Value!)
                Assert.False(writer.Append(EntryKind.Call, "{}"u8, TestLedger.Noon).Succeeded);
            await holder.CloseInputAsync();
        }

        ledger.Append("{}");
        Assert.Equal((2, 1), (Number(Payload(ledger, 1), "failed_appends"), Number(Payload(ledger, 1), "failed_answered")));
    }

    /// <summary>What fails between a note being read and being settled is a gap of its own.</summary>
    [Fact]
    public void A_failure_that_comes_while_an_earlier_one_is_put_on_record_is_kept()
    {
        var first = default(GapNote).With(1_000, LedgerErrorKind.Full, isAnswered: true);
        var later = first.With(3_000, LedgerErrorKind.Busy, isAnswered: false);

        Assert.Equal(new GapNote(1_000, 3_000, 1, 0, (byte)((1 << (int)LedgerErrorKind.Full) | (1 << (int)LedgerErrorKind.Busy))), later.Without(first));
        Assert.True(first.Without(first).IsEmpty);
        Assert.True(default(GapNote).Without(first).IsEmpty);
    }

    /// <summary>The note is no part of the record: a damaged one is none, and nothing else suffers.</summary>
    [Fact]
    public async Task A_flipped_byte_anywhere_in_the_lock_file_costs_at_most_the_note()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        using (var holder = await LockHolder.StartAsync(ledger))
        {
            Assert.False(ledger.TryAppend("{}", lockTimeoutMs: 1).Succeeded);
            await holder.CloseInputAsync();
        }

        var page = File.ReadAllBytes(ledger.Lock);
        Assert.InRange(page.Length, 64, 4_096);
        var entries = File.ReadAllBytes(ledger.Entries);
        for (var offset = 0; offset < page.Length; offset++)
        {
            var damaged = (byte[])page.Clone();
            damaged[offset] ^= 0x41;
            File.WriteAllBytes(ledger.Lock, damaged);
            File.WriteAllBytes(ledger.Entries, entries);
            var entry = ledger.Append("{}");
            Assert.Equal(offset is >= 32 and < 64 ? null : 1, entry.Recovery?.FailedAppends);
            Assert.True(ledger.Verify().IsIntact, $"byte {offset}");
        }
    }

    [Fact]
    public void The_largest_note_fits_the_entry_made_for_it()
    {
        Span<byte> payload = stackalloc byte[RecoveryPayload.MaxBytes];
        var note = new GapNote(long.MinValue, long.MinValue, int.MinValue, int.MinValue, 0xFF);
        var length = RecoveryPayload.Write(payload, long.MinValue, long.MinValue, note);
        Assert.Equal(7, JsonDocument.Parse(Encoding.UTF8.GetString(payload[..length])).RootElement.GetProperty("failed_why").GetArrayLength());
    }

    private static JsonElement Payload(TestLedger ledger, int index) => JsonDocument.Parse(ledger.Payloads()[index]).RootElement;

    private static long Number(JsonElement payload, string name) => payload.GetProperty(name).GetInt64();
}
