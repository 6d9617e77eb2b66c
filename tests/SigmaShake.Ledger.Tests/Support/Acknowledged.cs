using System.Globalization;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>What writers said they had made durable, held against what the ledger has.</summary>
internal static class Acknowledged
{
    /// <param name="lines">Lines of a writer, in its order; those that are not <c>ok INDEX LABEL</c> are passed over.</param>
    public static void AreThereOnceInOrder(TestLedger ledger, IEnumerable<string> lines)
    {
        var payloads = ledger.Payloads();
        var last = -1;
        foreach (var line in lines)
        {
            if (line.Split(' ') is not ["ok", var number, var label]) continue;
            var index = int.Parse(number, CultureInfo.InvariantCulture);
            var payload = $$"""{"label":"{{label}}"}""";
            Assert.True(index > last && index < payloads.Count, $"`{line}` in a ledger of {payloads.Count}");
            Assert.Equal(payload, payloads[index]);
            last = index;
        }

        Assert.Equal(payloads.Count(p => p.Contains("label", StringComparison.Ordinal)), payloads.Where(p => p.Contains("label", StringComparison.Ordinal)).Distinct().Count());
    }
}
