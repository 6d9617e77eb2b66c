using System.Text;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Proofs;

public sealed class ProofCheckerTests : IDisposable
{
    private readonly TestSigner _signer = new();
    private readonly GrownLedger _ledger = new(21);
    private readonly byte[] _inclusion;
    private readonly byte[] _consistency;
    private readonly byte[] _old;

    public ProofCheckerTests()
    {
        using var tree = _ledger.Tree();
        _old = _signer.Sign(tree, 13).ToBytes();
        _inclusion = ProofMaker.ProveEntry(_ledger.Folder, 5, _signer.Sign(tree), withPayload: true).Value!;
        _consistency = ProofMaker.ProveGrowth(_ledger.Folder, 13, _signer.Sign(tree)).Value!;
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _signer.Dispose();
    }

    [Fact]
    public void A_proof_reads_as_the_specification_says()
    {
        var lines = Encoding.UTF8.GetString(_inclusion).Split('\n');
        Assert.Equal("c2sp.org/tlog-proof@v1", lines[0]);
        Assert.StartsWith("extra ", lines[1], StringComparison.Ordinal);
        Assert.Equal("index 5", lines[2]);
        Assert.All(lines[3..8], line => Assert.Equal(32, Convert.FromBase64String(line).Length));
        Assert.Equal(["", "sigmashake.local/test", "21"], lines[8..11]);
        Assert.Equal("old 13", Encoding.UTF8.GetString(_consistency).Split('\n')[0]);
    }

    [Fact]
    public void One_flipped_bit_anywhere_is_refused()
    {
        foreach (var (proof, old) in new[] { (_inclusion, Array.Empty<byte>()), (_consistency, _old) })
        {
            Assert.True(ProofChecker.Check(proof, [_signer.Key], old).Succeeded);
            for (var offset = 0; offset < proof.Length; offset++)
            {
                for (var bit = 0; bit < 8; bit++)
                {
                    var damaged = (byte[])proof.Clone();
                    damaged[offset] ^= (byte)(1 << bit);
                    Assert.False(ProofChecker.Check(damaged, [_signer.Key], old).Succeeded, $"byte {offset}, bit {bit}");
                }
            }
        }
    }

    [Fact]
    public async Task The_independent_verifier_refuses_every_flipped_byte_too()
    {
        foreach (var (proof, old) in new[] { (_inclusion, ""), (_consistency, _ledger.Beside("old")) })
        {
            if (old.Length > 0) await File.WriteAllBytesAsync(old, _old, TestContext.Current.CancellationToken);
            var file = ProofMakerTests.Keep(_ledger, proof);
            Assert.Equal($"flipped {proof.Length}\n", await FlippedBytes.RunAsync("proof", file, _signer.Vkey, old, file));
        }
    }

    [Fact]
    public void Every_truncation_and_everything_behind_the_end_is_refused()
    {
        for (var length = 0; length < _inclusion.Length; length++) Assert.False(ProofChecker.Check(_inclusion.AsSpan(0, length), [_signer.Key], []).Succeeded, $"{length}");
        Assert.False(ProofChecker.Check([.. _inclusion, (byte)'\n'], [_signer.Key], []).Succeeded);
        Assert.False(ProofChecker.Check([.. _inclusion, (byte)'x'], [_signer.Key], []).Succeeded);
        Assert.False(ProofChecker.Check(new byte[ProofChecker.MaxBytes + 1], [_signer.Key], []).Succeeded);
    }

    [Fact]
    public void A_stranger_s_key_or_checkpoint_is_refused_with_the_reason()
    {
        using var stranger = new TestSigner();
        Assert.Contains("no trusted key has signed", ProofChecker.Check(_inclusion, [stranger.Key], []).Error?.Message);
        Assert.Contains("no trusted key has signed", ProofChecker.Check(_inclusion, [], []).Error?.Message);

        using var tree = _ledger.Tree();
        Assert.Contains("of the older checkpoint: no trusted key", ProofChecker.Check(_consistency, [_signer.Key], stranger.Sign(tree, 13).ToBytes()).Error?.Message);
        Assert.Contains("starts from 13 entries, and the older checkpoint has 12", ProofChecker.Check(_consistency, [_signer.Key], _signer.Sign(tree, 12).ToBytes()).Error?.Message);
        Assert.Contains("do not lead from the older", ProofChecker.Check(_consistency, [_signer.Key], _signer.Sign(13, tree.Root(12)).ToBytes()).Error?.Message);
        Assert.Equal(
            "this proof starts from the checkpoint of 13 entries, which is not in it; give the file of that checkpoint too (`--old FILE`); it is the one that you hold from before",
            ProofChecker.Check(_consistency, [_signer.Key], []).Error?.ToString());
    }

    [Fact]
    public void The_entry_of_another_place_is_refused()
    {
        using var tree = _ledger.Tree();
        var other = Encoding.UTF8.GetString(ProofMaker.ProveEntry(_ledger.Folder, 6, _signer.Sign(tree), withPayload: true).Value!).Split('\n');
        var lines = Encoding.UTF8.GetString(_inclusion).Split('\n');
        lines[1] = other[1];
        Assert.Contains("its leaf is that of entry 6", ProofChecker.Check(Encoding.UTF8.GetBytes(string.Join('\n', lines)), [_signer.Key], []).Error?.Message);
        lines[2] = other[2];
        Assert.Contains("do not lead from the entry", ProofChecker.Check(Encoding.UTF8.GetBytes(string.Join('\n', lines)), [_signer.Key], []).Error?.Message);
    }
}
