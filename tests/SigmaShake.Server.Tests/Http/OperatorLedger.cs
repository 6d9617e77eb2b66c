using System.Text;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Server.Tests.Http;

/// <summary>The operator's ledger, read beside the server.</summary>
internal static class OperatorLedger
{
    /// <summary>The payloads of its entries.</summary>
    public static IReadOnlyList<string> Read(string data)
    {
        using var reader = LedgerReader.Open(Path.Combine(data, "operator-ledger")).Value!;
        return [.. reader.Entries().Select(entry => Encoding.UTF8.GetString(entry.Payload ?? []))];
    }
}
