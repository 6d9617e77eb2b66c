using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 9, without the hook around it.</summary>
public sealed class ManyWritersTests
{
    [Fact]
    public async Task Eight_processes_with_25_appends_each_leave_200_entries()
    {
        using var ledger = new TestLedger();
        var writers = Enumerable.Range(0, 8).Select(i => WriterProcess.Append(ledger.Folder, 25, $"w{i}")).ToList();
        var lines = await Task.WhenAll(writers.Select(w => w.RestAsync()));
        foreach (var writer in writers) writer.Dispose();

        Assert.All(lines, l => Assert.True(l.Count == 25 && l.TrueForAll(x => x.StartsWith("ok ", StringComparison.Ordinal)), string.Join('\n', l)));
        foreach (var own in lines) Acknowledged.AreThereOnceInOrder(ledger, own);
        Assert.Equal(200, (await ledger.VerifyTwiceAsync()).Size);
        Assert.True(ledger.Verify().IsIntact);
    }
}
