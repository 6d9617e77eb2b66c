using System.Text;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class ProofTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(7, 6)]
    [InlineData(13, 5)]
    public async Task A_proof_is_drawn_with_as_many_steps_as_it_has_hashes_and_holds(int entries, int index)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record(entries);

        var html = await dashboard.ReadAsync($"/log/{index}/proof");
        var proof = await dashboard.ReadAsync($"/log/{index}/proof.txt");

        IReadOnlyList<INoteVerifier> keys = [.. CheckpointStore.Read(dashboard.Home.State.Checkpoints).Value!.Keys];
        var proved = ProofChecker.Check(Encoding.UTF8.GetBytes(proof), keys, default);
        Assert.True(proved.Succeeded, proved.Error?.ToString());
        var steps = proof.Split('\n').Skip(3).TakeWhile(line => line.Length > 0).Count();
        Assert.Equal(steps + 1, html.Split("data-node=\"node-").Length - 1);
    }
}
