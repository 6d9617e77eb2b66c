using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Export;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Content;

/// <summary>What the ledger says about itself, where people and other programs read it.</summary>
public sealed class EventTextTests : IDisposable
{
    private const string ByPerson = """{"v":1,"by":"person","uid":1000,"selection":"matching","entries":243,"ranges":[[0,200],[210,251]],"version":"0.1.0"}""";
    private const string ByRetention = """{"v":1,"by":"retention","uid":1000,"selection":"retention","keep_bytes":9,"entries":1,"ranges":[[7,7]]}""";
    private const string Lost = """{"v":1,"cut_bytes":0,"missing_bytes":315,"failed_appends":0}""";
    private const string Gap = """{"v":1,"cut_bytes":0,"missing_bytes":0,"failed_appends":3,"failed_from_ms":1,"failed_to_ms":2,"failed_answered":2,"failed_why":["full","busy"]}""";
    private const string Torn = """{"v":1,"cut_bytes":1,"missing_bytes":0,"failed_appends":0}""";
    private const string Pause = """{"v":1,"action":"pause","detail":"10m: why"}""";
    private const string PauseEnd = """{"v":1,"action":"pause-end"}""";

    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData(EntryKind.Erasure, ByPerson, "243 entries were erased by person, selected by matching: 0 to 200 and others", "entries erased", 3, 5)]
    [InlineData(EntryKind.Erasure, ByRetention, "1 entry was erased by retention: 7 to 7", "entries erased", 2, 3)]
    [InlineData(EntryKind.Erasure, """{"v":1,"entries":"x","ranges":[[1]],"by":5}""", "0 entries were erased", "entries erased", 3, 5)]
    [InlineData(EntryKind.Recovered, Lost, "315 durable bytes were lost and missing", "log repaired", 4, 8)]
    [InlineData(EntryKind.Recovered, Gap, "3 calls or actions could not be recorded (disk full, the log was busy), 2 of them answered all the same", "log repaired", 4, 8)]
    [InlineData(EntryKind.Recovered, Torn, "1 byte of an unfinished append was cut off", "log repaired", 2, 3)]
    [InlineData(EntryKind.Recovered, "{}", "the log was repaired", "log repaired", 2, 3)]
    [InlineData(EntryKind.PersonAction, Pause, "pause 10m: why", "person: pause", 3, 5)]
    [InlineData(EntryKind.PersonAction, PauseEnd, "pause-end", "person: pause-end", 2, 3)]
    public void Every_export_says_what_happened_and_how_much_it_matters(EntryKind kind, string payload, string text, string name, int ocsfSeverity, int cefSeverity)
    {
        Append(kind, payload);
        var ocsf = JsonDocument.Parse(Exported.As(_ledger, new OcsfFormat())).RootElement;
        Assert.Equal((text, ocsfSeverity), (ocsf.GetProperty("message").GetString(), ocsf.GetProperty("severity_id").GetInt32()));
        Assert.Empty(OcsfSchema.Problems(ocsf));

        var cef = Exported.As(_ledger, new CefFormat());
        Assert.Contains($"|{name}|{cefSeverity}|", cef, StringComparison.Ordinal);
        Assert.Contains($" msg={text} cs6Label", cef, StringComparison.Ordinal);
        Assert.Contains(text, Exported.As(_ledger, new CsvFormat()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_without_a_tool_has_no_blank_before_its_verdict()
    {
        _ledger.Append("""{"v":1,"tool":"","decision":"block"}""");
        Assert.Contains("|block|call block|8|", Exported.As(_ledger, new CefFormat()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", 0)]
    [InlineData("\"disk full\"", 1)]
    [InlineData("erased", 2)]
    public void The_sentence_is_found(string text, long index)
    {
        Append(EntryKind.Recovered, Lost);
        Append(EntryKind.Recovered, Gap);
        Append(EntryKind.Erasure, ByPerson);
        Assert.Equal([index], TestIndex.Found(_ledger, text));
    }

    private void Append(EntryKind kind, string payload)
    {
        using var writer = LedgerWriter.Open(_ledger.Folder).Value!;
        Assert.True(writer.Append(kind, Encoding.UTF8.GetBytes(payload), TestLedger.Noon).Succeeded);
    }
}
