using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 1: kill -9 during append, at random moments. What was acknowledged is there once, in order, and nothing is mended by hand.</summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    // The independent verifier reads all of it after each kill, in Python: a new ledger now and then keeps that short.
    private const int KillsInOneLedger = 25;

    [Fact]
    public Task Twenty_kills_lose_nothing_that_was_acknowledged() => KillAsync(20);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task A_thousand_kills_lose_nothing_that_was_acknowledged() => KillAsync(1_000);

    private async Task KillAsync(int kills)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (entries, torn) = (0L, 0);
        for (var done = 0; done < kills; done += KillsInOneLedger)
        {
            using var ledger = new TestLedger();
            torn += await KillInOneLedgerAsync(ledger, random, Math.Min(KillsInOneLedger, kills - done), $"seed {seed}, kill {done}");
            entries += ledger.Verify().Size;
        }

        output.WriteLine($"{kills} kills, {entries} entries, {torn} torn ends");
    }

    private static async Task<int> KillInOneLedgerAsync(TestLedger ledger, Random random, int kills, string where)
    {
        var torn = 0;
        var acknowledged = new List<string>();
        for (var round = 0; round < kills; round++)
        {
            using (var writer = WriterProcess.Append(ledger.Folder, count: 0, $"r{round}"))
            {
                for (var i = random.Next(1, 20); i > 0; i--) acknowledged.Add((await writer.ReadLineAsync())!);
                acknowledged.AddRange(await writer.KillAsync());
            }

            var report = ledger.Verify();
            Assert.True(report.Problems.All(p => p.Kind == LedgerProblemKind.TornTail), $"{where}+{round}: {string.Join('\n', report.Problems)}");
            torn += report.Problems.Count;

            // The next append is all the mending there is.
            ledger.Append("{}");
            Assert.True((await ledger.VerifyTwiceAsync()).IsIntact, $"{where}+{round}");
        }

        Assert.DoesNotContain(acknowledged, line => line.StartsWith("error", StringComparison.Ordinal));
        Acknowledged.AreThereOnceInOrder(ledger, acknowledged);
        return torn;
    }
}
