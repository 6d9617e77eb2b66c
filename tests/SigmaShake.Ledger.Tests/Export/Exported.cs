using System.Text;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Export;

/// <summary>A whole log in one format.</summary>
internal static class Exported
{
    public static string As(TestLedger ledger, ExportFormat format)
    {
        using var reader = LedgerReader.Open(ledger.Folder).Value!;
        using var output = new MemoryStream();
        var end = LogExporter.Write(reader, format, records =>
        {
            output.Write(records);
            return true;
        });
        Assert.Equal(ExportEnd.Complete, end);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
