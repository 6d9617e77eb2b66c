using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Export;

public sealed class CsvFormatTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task Python_reads_back_what_was_recorded()
    {
        string[] commands = ["ls", "a,b", "say \"hi\"", "one\ntwo\r\nthree", "", "東京 ü"];
        foreach (var command in commands) _ledger.Append(TestIndex.Shell(command));
        var rows = await ReadBack();
        Assert.Equal(commands, rows.Select(row => row[18]));
        Assert.All(rows, row => Assert.Equal(20, row.Length));
        Assert.Equal(["0", "2026-11-23T12:00:00.000Z", "call"], rows[0][..3]);
        Assert.Equal(("claude-code", "Bash", "allow", "1500"), (rows[0][5], rows[0][10], rows[0][11], rows[0][16]));
    }

    [Theory]
    [InlineData("=1+2")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData(" \t=1")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    [InlineData("\n=1")]
    public async Task No_cell_is_a_formula(string command)
    {
        _ledger.Append(TestIndex.Shell(command));
        Assert.Equal("'" + command, (await ReadBack())[0][18]);
    }

    [Fact]
    public void Lines_end_as_the_standard_has_it_and_nothing_steers_a_terminal()
    {
        _ledger.Append(TestIndex.Shell("a\u001b[2Jb\u009bc"));
        var text = Exported.As(_ledger, new CsvFormat());
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"a\uFFFD[2Jb\uFFFDc\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_and_damaged_entries_have_a_row_that_says_so()
    {
        for (var i = 0; i < 2; i++) _ledger.Append(TestIndex.Shell("ls"));
        var bytes = File.ReadAllBytes(_ledger.Entries);
        bytes[^20] ^= 1;
        File.WriteAllBytes(_ledger.Entries, bytes);
        Assert.Equal(["", "damaged"], (await ReadBack()).Select(row => row[4]));
    }

    /// <summary>By the reader of Python's standard library, strictly.</summary>
    private async Task<string[][]> ReadBack()
    {
        const string Script = "import csv, json, sys, io; print(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline=''), strict=True))[1:]))";
        var read = await ChildProcess.RunAsync("python3", ["-c", Script], System.Text.Encoding.UTF8.GetBytes(Exported.As(_ledger, new CsvFormat())));
        Assert.True(read.ExitCode == 0, read.Error);
        return System.Text.Json.JsonSerializer.Deserialize<string[][]>(read.Out)!;
    }
}
