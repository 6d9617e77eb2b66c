using SigmaShake.Ledger.Index;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>The index of a test's ledger, opened for one question.</summary>
internal static class TestIndex
{
    public static string FileOf(TestLedger ledger) => Path.Combine(ledger.Folder, "index.db");

    /// <summary>The numbers of what is found, newest first, and what opening did.</summary>
    public static (long[] Found, SearchResult Result, IndexReport Report) Search(TestLedger ledger, string text, EntryFilter? filter = null, int limit = 1000, IndexOptions? options = null)
    {
        using var index = Open(ledger, options);
        var result = index.Search(filter ?? EntryFilter.All, SearchText.Parse(text), limit);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return ([.. result.Value.Entries.Select(entry => entry.Entry.Index)], result.Value, index.Report);
    }

    public static long[] Found(TestLedger ledger, string text, EntryFilter? filter = null) => Search(ledger, text, filter).Found;

    public static LedgerIndex Open(TestLedger ledger, IndexOptions? options = null)
    {
        var opened = LedgerIndex.Open(ledger.Folder, options);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }

    /// <summary>The payload of a call.</summary>
    public static string Call(string tool, string input, string decision = "allow", string? rule = null, string project = "/home/you/shop", string agent = "claude-code") =>
        $$"""{"v":1,"agent":"{{agent}}","session":"s1","cwd":"{{project}}","project":"{{project}}","tool":"{{tool}}","decision":"{{decision}}"{{(rule is null ? "" : $",\"rule\":\"{rule}\",\"reason\":\"{rule}: not here\"")}},"mode":"enforce","answer":"nothing","duration_us":1500,"version":"0.1.0","input":{{input}}}""";

    public static string Shell(string command) => Call("Bash", $$"""{"command":{{System.Text.Json.JsonSerializer.Serialize(command)}}}""");
}
