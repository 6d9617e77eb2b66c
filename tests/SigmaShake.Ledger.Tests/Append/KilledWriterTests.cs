using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Append;

public sealed class KilledWriterTests
{
    [Fact]
    public Task Twenty_kills_lose_nothing_that_was_acknowledged() => KillAsync(20);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task A_thousand_kills_lose_nothing_that_was_acknowledged() => KillAsync(1_000);

    private static async Task KillAsync(int kills)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        using var ledger = new TestLedger();
        var acknowledged = new List<string>();
        for (var round = 0; round < kills; round++)
        {
            using var writer = WriterProcess.Append(ledger.Folder, count: 0, $"r{round}");
            for (var i = random.Next(1, 20); i > 0; i--) acknowledged.Add((await writer.ReadLineAsync())!);
            acknowledged.AddRange(await writer.KillAsync());

            var report = ledger.Verify();
            Assert.True(report.Problems.All(p => p.Kind == SigmaShake.Ledger.Reading.LedgerProblemKind.TornTail), $"seed {seed}, round {round}: {string.Join('\n', report.Problems)}");
        }

        Assert.DoesNotContain(acknowledged, line => line.StartsWith("error", StringComparison.Ordinal));
        ledger.Append("{}");
        Acknowledged.AreThereOnceInOrder(ledger, acknowledged);
        Assert.True((await ledger.VerifyTwiceAsync()).IsIntact);
    }
}
