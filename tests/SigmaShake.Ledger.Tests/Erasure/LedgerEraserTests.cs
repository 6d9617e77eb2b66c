using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Erasure;

public sealed class LedgerEraserTests : IDisposable
{
    private static readonly Eraser Me = new("person", 1000, "test");

    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task An_erased_entry_is_gone_from_the_file_and_every_other_leaf_is_as_it_was()
    {
        for (var i = 0; i < 5; i++) _ledger.Append($$"""{"n":{{i}},"text":"held-{{i}}"}""");
        var leaves = _ledger.Read().Entries.ConvertAll(entry => entry.LeafHash);

        Assert.Equal(1, Erase(ErasureSelection.Entry(2)));

        Assert.DoesNotContain("held-2", Latin1());
        Assert.Contains("held-1", Latin1());
        var entries = _ledger.Read().Entries;
        Assert.Equal(leaves, entries.Take(5).Select(entry => entry.LeafHash));
        Assert.Equal([2L], entries.Where(entry => entry.IsErased).Select(entry => entry.Index));
        var report = await _ledger.VerifyTwiceAsync();
        Assert.Equal((true, 6L, 1L), (report.IsIntact, report.Size, report.ErasedEntries));
    }

    [Fact]
    public void The_erasure_is_an_entry_of_its_own_without_what_was_erased()
    {
        _ledger.Append("""{"a":"hunter2"}""");
        _ledger.Append("""{"a":"other"}""");
        _ledger.Append("""{"hunter22":1}""");
        _ledger.Append("""{"a":"hunter2"}""");

        Assert.Equal(3, Erase(ErasureSelection.Matching("hunter2")));

        var record = _ledger.Read().Entries[^1];
        Assert.Equal(EntryKind.Erasure, record.Kind);
        Assert.Equal(
            """{"v":1,"by":"person","uid":1000,"selection":"matching","entries":3,"ranges":[[0,0],[2,3]],"version":"test"}""",
            Encoding.UTF8.GetString(record.Payload!));
        Assert.DoesNotContain("hunter2", Latin1());
    }

    [Theory]
    [InlineData("""{"a":"x\ny"}""", "x\ny", true)]
    [InlineData("""{"a":"x\ny"}""", "x\\ny", false)]
    [InlineData("""{"a":"caf\u00e9"}""", "café", true)]
    [InlineData("""{"a":{"b":["deep",{"c":"deeper"}]}}""", "deeper", true)]
    [InlineData("""{"a\tb":1}""", "a\tb", true)]
    [InlineData("""{"a":123456}""", "123456", false)]
    [InlineData("""{"a":"one","b":"two"}""", "one\",\"b", false)]
    [InlineData("""{"a":"\ud800 lone"}""", "lone", true)]
    [InlineData("no json at all", "json", true)]
    public void A_text_is_looked_for_in_strings_as_they_are_read(string payload, string text, bool holds)
    {
        _ledger.Append(payload);
        Assert.Equal(holds ? 1 : 0, Erase(ErasureSelection.Matching(text)));
    }

    [Fact]
    public void Calls_before_a_time_are_erased_and_what_people_did_stays()
    {
        _ledger.Append("""{"n":0}""", TestLedger.Noon);
        Append(EntryKind.PersonAction, """{"action":"pause"}""", TestLedger.Noon);
        _ledger.Append("""{"n":1}""", TestLedger.Noon.AddMinutes(1));
        _ledger.Append("""{"n":2}""", TestLedger.Noon.AddMinutes(2));

        Assert.Equal(2, Erase(ErasureSelection.Before(TestLedger.Noon.AddMinutes(2))));

        Assert.Equal(["", """{"action":"pause"}""", "", """{"n":2}"""], _ledger.Payloads().Take(4));
        Assert.Equal("2026-11-23T12:02:00.000Z", JsonDocument.Parse(_ledger.Payloads()[4]).RootElement.GetProperty("before").GetString());
    }

    /// <summary>Otherwise whoever erases could erase that he did.</summary>
    [Fact]
    public void What_the_ledger_says_of_itself_cannot_be_erased()
    {
        _ledger.Append("""{"n":0}""");
        Assert.Equal(1, Erase(ErasureSelection.Entry(0)));

        Assert.Equal(0, Erase(ErasureSelection.Entry(1)));
        Assert.Equal(0, Erase(ErasureSelection.Matching("person")));
        Assert.Equal(0, Erase(ErasureSelection.Before(TestLedger.Noon.AddYears(1))));
        Assert.Equal(2, _ledger.Verify().Size);
    }

    [Fact]
    public void What_is_erased_is_not_erased_twice_and_nothing_is_recorded_for_nothing()
    {
        _ledger.Append("""{"n":0}""");
        Assert.Equal(1, Erase(ErasureSelection.Entry(0)));
        Assert.Equal(0, Erase(ErasureSelection.Entry(0)));
        Assert.Equal(0, Erase(ErasureSelection.Entry(77)));
        Assert.Equal(2, _ledger.Verify().Size);
    }

    /// <summary>A crash between the flag and the zeros, in the very last entry: appends go on, and the next erasure finishes it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erasure_that_was_interrupted_is_finished_by_the_next_and_stops_no_append(bool isHalfZero)
    {
        _ledger.Append("""{"n":0}""");
        var first = new FileInfo(_ledger.Entries).Length;
        _ledger.Append("""{"n":1,"secret":"held"}""");
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[first + FrameLayout.FlagsOffset] = (byte)FrameFlags.Erased;
        if (isHalfZero) bytes.AsSpan((int)first + FrameLayout.HeaderBytes, 20).Clear();
        File.WriteAllBytes(_ledger.Entries, bytes);

        Assert.Null(_ledger.Append("""{"n":2}""").Recovery);
        Assert.False((await _ledger.VerifyTwiceAsync()).IsIntact);

        Assert.Equal(0, Erase(ErasureSelection.Entry(99)));
        Assert.True((await _ledger.VerifyTwiceAsync()).IsIntact);
        Assert.DoesNotContain("held", Latin1());
        Assert.Equal(3, _ledger.Verify().Size);
    }

    [Fact]
    public void One_erases_at_a_time()
    {
        _ledger.Append("{}");
        using var first = LedgerEraser.Open(_ledger.Folder).Value!;
        Assert.Equal(LedgerErrorKind.Busy, LedgerEraser.Open(_ledger.Folder).Error?.Kind);

        // Appends do not wait for it.
        Assert.True(_ledger.TryAppend("{}", lockTimeoutMs: 0).Succeeded);
    }

    [Fact]
    public void An_entry_that_is_no_longer_where_it_was_found_is_left_alone()
    {
        _ledger.Append("""{"n":0}""");
        _ledger.Append("""{"n":1}""");
        using var eraser = LedgerEraser.Open(_ledger.Folder).Value!;
        var plan = eraser.Find(ErasureSelection.Entry(1)).Value!;
        var other = File.ReadAllBytes(_ledger.Entries)[..^1];
        File.WriteAllBytes(_ledger.Entries, other);
        File.Delete(_ledger.Lock);

        Assert.Equal(LedgerErrorKind.Damaged, eraser.Erase(plan, Me, TimeProvider.System)?.Kind);
    }

    /// <summary>Whoever reads while an entry is being emptied sees it as it was or as it is, and no damage.</summary>
    [Fact]
    public async Task A_reader_beside_an_erasure_sees_no_damage()
    {
        for (var i = 0; i < 400; i++) _ledger.Append($$"""{"n":{{i}},"pad":"{{new string('x', 3_000)}}"}""");
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var reads = 0;
            do
            {
                Assert.Empty(_ledger.Read().Problems);
                reads++;
            }
            while (!done.IsCancellationRequested);
            return reads;
        });

        for (var i = 0; i < 400; i++) Assert.Equal(1, Erase(ErasureSelection.Entry(i)));
        await done.CancelAsync();

        Assert.True(await reading > 0);
        Assert.Equal(400, (await _ledger.VerifyTwiceAsync()).ErasedEntries);
    }

    private int Erase(ErasureSelection selection)
    {
        using var eraser = LedgerEraser.Open(_ledger.Folder).Value!;
        var plan = eraser.Find(selection).Value!;
        Assert.Null(eraser.Erase(plan, Me, TimeProvider.System));
        return plan.Count;
    }

    private void Append(EntryKind kind, string payload, DateTimeOffset now)
    {
        using var writer = LedgerWriter.Open(_ledger.Folder).Value!;
        Assert.True(writer.Append(kind, Encoding.UTF8.GetBytes(payload), now).Succeeded);
    }

    private string Latin1() => File.ReadAllText(_ledger.Entries, Encoding.Latin1);
}
