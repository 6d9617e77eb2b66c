using System.Text;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Proofs;

public sealed class ProofMakerTests : IDisposable
{
    private readonly TestSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Fact]
    public async Task A_proof_of_an_entry_holds_for_us_and_for_a_program_that_shares_no_code()
    {
        using var ledger = new GrownLedger(300);
        ledger.Erase(7);
        foreach (var (index, size) in new[] { (0, 1), (0, 300), (7, 8), (255, 256), (256, 300), (299, 300) })
        {
            var proof = Prove(ledger, index, size);
            var entry = Check(proof).Entry!;
            Assert.Equal(ledger.Read().Entries[index].LeafHash, entry.LeafHash);
            Assert.Equal(index == 7 ? null : $$"""{"n":{{index}}}""", entry.Payload is { } payload ? Encoding.UTF8.GetString(payload.Span) : null);

            var verified = await IndependentVerifier.RunAsync(Keep(ledger, proof), _signer.Vkey);
            Assert.Equal(("", $"entry {index} of {size}\n{(index == 7 ? "" : $$"""{"n":{{index}}}""")}\n"), (verified.Error, verified.Out));
        }
    }

    [Fact]
    public void A_payload_can_be_kept_back()
    {
        using var ledger = new GrownLedger(5);
        using var tree = ledger.Tree();
        var proof = ProofMaker.ProveEntry(ledger.Folder, 3, _signer.Sign(tree), withPayload: false).Value!;
        Assert.Null(Check(proof).Entry!.Payload);
        Assert.DoesNotContain(Convert.ToBase64String("""{"n":3}"""u8), Encoding.UTF8.GetString(proof));
    }

    [Fact]
    public async Task A_proof_of_growth_holds_from_every_older_checkpoint()
    {
        using var ledger = new GrownLedger(300);
        using var tree = ledger.Tree();
        foreach (var (oldSize, size) in new[] { (1, 1), (1, 300), (2, 3), (128, 300), (255, 257), (256, 300), (300, 300) })
        {
            var proof = Grown(ledger, oldSize, size);
            var old = _signer.Sign(tree, oldSize).ToBytes();
            var result = ProofChecker.Check(proof, [_signer.Key], old);
            Assert.True(result.Succeeded, result.Error?.ToString());
            Assert.Equal((size, oldSize), (result.Value.Checkpoint.Size, result.Value.OldSize!.Value));

            File.WriteAllBytes(ledger.Beside("old"), old);
            var verified = await IndependentVerifier.RunAsync(Keep(ledger, proof), _signer.Vkey, ledger.Beside("old"));
            Assert.Equal(("", $"the log of {size} grew out of that of {oldSize}\n"), (verified.Error, verified.Out));
        }
    }

    [Fact]
    public void Damaged_tiles_do_not_spoil_a_proof()
    {
        using var ledger = new GrownLedger(600);
        using var tree = ledger.Tree();
        var note = _signer.Sign(tree);
        foreach (var name in new[] { "0", "1", "offsets" })
        {
            // Far from the right edge, which is looked at whenever tiles are opened.
            var bytes = File.ReadAllBytes(Path.Combine(ledger.Tiles, name));
            bytes[name == "1" ? 3 : 80] ^= 1;
            File.WriteAllBytes(Path.Combine(ledger.Tiles, name), bytes);
            foreach (var index in new[] { 2, 10, 599 }) Check(ProofMaker.ProveEntry(ledger.Folder, index, note, withPayload: true).Value!);
        }
    }

    [Fact]
    public void A_ledger_that_is_not_what_was_signed_for_yields_no_proof()
    {
        using var ledger = new GrownLedger(6);
        var forged = _signer.Sign(6, Sha256.Hash("another log"u8));
        Assert.Equal(LedgerErrorKind.Contradicted, ProofMaker.ProveEntry(ledger.Folder, 0, forged, withPayload: true).Error?.Kind);
        Assert.Equal(LedgerErrorKind.Contradicted, ProofMaker.ProveGrowth(ledger.Folder, 3, forged).Error?.Kind);
        using var tree = ledger.Tree();
        Assert.Equal(LedgerErrorKind.Contradicted, ProofMaker.ProveEntry(ledger.Folder, 0, _signer.Sign(7, tree.Root(6)), withPayload: true).Error?.Kind);

        ledger.DamagePayload(4);
        var note = _signer.Sign(tree);
        Assert.Equal(LedgerErrorKind.Damaged, ProofMaker.ProveEntry(ledger.Folder, 4, note, withPayload: true).Error?.Kind);
        Check(ProofMaker.ProveEntry(ledger.Folder, 3, note, withPayload: true).Value!);
    }

    internal static string Keep(GrownLedger ledger, byte[] proof)
    {
        var file = ledger.Beside("entry.tlog-proof");
        File.WriteAllBytes(file, proof);
        return file;
    }

    private byte[] Prove(GrownLedger ledger, long index, long size)
    {
        using var tree = ledger.Tree();
        var result = ProofMaker.ProveEntry(ledger.Folder, index, _signer.Sign(tree, size), withPayload: true);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    private byte[] Grown(GrownLedger ledger, long oldSize, long size)
    {
        using var tree = ledger.Tree();
        var result = ProofMaker.ProveGrowth(ledger.Folder, oldSize, _signer.Sign(tree, size));
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    private CheckedProof Check(byte[] proof)
    {
        var result = ProofChecker.Check(proof, [_signer.Key], []);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }
}
