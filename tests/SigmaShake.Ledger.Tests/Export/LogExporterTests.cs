using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Export;

public sealed class LogExporterTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("ocsf")]
    [InlineData("cef")]
    public void Every_batch_is_whole_records_and_nobody_is_written_to_who_does_not_read(string name)
    {
        for (var i = 0; i < 40; i++) _ledger.Append(TestIndex.Call("Write", $$"""{"file_path":"/a","content":"{{new string('x', 6000)}}"}""", project: "/" + new string('p', 4000)));
        using var reader = LedgerReader.Open(_ledger.Folder).Value!;
        var batches = 0;
        var end = LogExporter.Write(reader, ExportFormats.Of(name), records =>
        {
            Assert.Equal((byte)'\n', records[^1]);
            return ++batches < 2;
        });
        Assert.Equal((ExportEnd.Stopped, 2), (end, batches));
    }

    [Fact]
    public void There_is_a_format_for_each_name() => Assert.Equal(ExportFormats.Names.Count, ExportFormats.Names.Select(name => ExportFormats.Of(name).GetType()).Distinct().Count());
}
