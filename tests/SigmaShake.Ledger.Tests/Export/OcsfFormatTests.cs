using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Export;

public sealed class OcsfFormatTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Every_kind_of_entry_is_an_event_as_the_schema_has_it()
    {
        _ledger.Append(TestIndex.Call("Bash", """{"command":"rm -rf /"}""", "block", "destructive/remove-root"));
        _ledger.Append(TestIndex.Call("Write", """{"file_path":"/a","content":{"cut":"begin","cut_bytes":9}}"""));
        _ledger.Append("""{"v":1,"action":"pause","detail":"10m: why","version":"0.1.0"}""");
        _ledger.Append("\"no object\"");
        _ledger.Append("{}");
        using (var writer = LedgerWriter.Open(_ledger.Folder).Value!) Assert.True(writer.Append((EntryKind)9, "{\"v\":1}"u8, TestLedger.Noon).Succeeded);
        _ledger.Append(TestIndex.Shell("damaged"));
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[^20] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);

        var events = Events();
        Assert.Equal(7, events.Count);
        Assert.All(events, one => Assert.Empty(OcsfSchema.Problems(one)));
        Assert.Equal(["Bash", "Write", "pause", "call", "call", "kind-9", "call"], events.Select(one => one.GetProperty("api").GetProperty("operation").GetString()));
    }

    [Theory]
    [InlineData("block", "refused", 2, 2, 4)]
    [InlineData("block", "nothing", 1, 15, 4)] // observed only
    [InlineData("ask", "asked", 1, 23, 3)]
    [InlineData("allow", "nothing", 1, 1, 1)]
    [InlineData("allow", "granted", 1, 1, 1)]
    [InlineData("log", "nothing", 1, 17, 2)]
    [InlineData("shadow", "nothing", 1, 15, 2)]
    public void What_the_agent_was_told_is_the_action_of_the_control(string decision, string answer, int action, int disposition, int severity)
    {
        _ledger.Append($$"""{"v":1,"agent":"codex","tool":"Bash","decision":"{{decision}}","rule":"user/a","answer":"{{answer}}"}""");
        var one = Events().Single();
        Assert.Equal((action, disposition, severity), (one.GetProperty("action_id").GetInt32(), one.GetProperty("disposition_id").GetInt32(), one.GetProperty("severity_id").GetInt32()));
        Assert.Equal("user/a", one.GetProperty("policy").GetProperty("uid").GetString());
    }

    [Fact]
    public void Nothing_of_the_payload_is_lost()
    {
        _ledger.Append(TestIndex.Shell("ls <ü>"));
        var one = Events().Single();
        Assert.Equal("ls <ü>", one.GetProperty("unmapped").GetProperty("input").GetProperty("command").GetString());
        Assert.Equal("ls <ü>", one.GetProperty("resources")[0].GetProperty("name").GetString());
        Assert.Equal(TestLedger.Noon.ToUnixTimeMilliseconds(), one.GetProperty("time").GetInt64());
    }

    [Theory]
    [InlineData("\"severity_id\":1,", "api_activity.severity_id is missing")]
    [InlineData("\"operation\":\"Bash\",", "api_activity.api.operation is missing")]
    [InlineData("\"app_name\":\"claude-code\",", "")] // the session is enough
    public void The_schema_sees_what_is_missing(string member, string problem)
    {
        _ledger.Append(TestIndex.Shell("ls"));
        var text = Exported.As(_ledger, new OcsfFormat());
        Assert.Contains(member, text, StringComparison.Ordinal);
        var problems = OcsfSchema.Problems(JsonDocument.Parse(text.Replace(member, "", StringComparison.Ordinal)).RootElement);
        Assert.Equal(problem, string.Join("", problems));
    }

    private List<JsonElement> Events() => [.. Exported.As(_ledger, new OcsfFormat()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
