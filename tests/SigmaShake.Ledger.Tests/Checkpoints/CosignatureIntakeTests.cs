using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class CosignatureIntakeTests
{
    [Fact]
    public void A_cosignature_is_kept_beside_that_of_the_log()
    {
        using var log = new SignedLedger(entries: 2);
        using var witness = CosignerSecret.Generate("witness.example/w1");
        var note = log.Sign().Note;
        var accepted = Accept(log, note.With(witness.Cosign(note.TextBytes.Span, TestLedger.Noon))!, witness.Verifier);
        Assert.True(accepted.Succeeded, accepted.Error?.ToString());

        var kept = Assert.Single(log.Store().Checkpoints);
        Assert.Equal([witness.Verifier.ToString()], kept.Witnesses.Select(key => key.ToString()));
        Assert.Equal(2, kept.Note.Signatures.Count);
        Assert.Equal(kept.Note.ToBytes(), log.Sign().Note.ToBytes());

        // The note of a witness may also bear its own line alone (c2sp.org/tlog-witness).
        using var second = CosignerSecret.Generate("witness.example/w2");
        var alone = note.With(second.Cosign(note.TextBytes.Span, TestLedger.Noon))!.Without(note.Signatures[0]);
        Assert.Equal(2, Accept(log, alone, second.Verifier).Value?.Witnesses.Count);
        Assert.Equal(2, log.Store().Witnesses.Count);
    }

    [Fact]
    public void Of_one_witness_the_latest_cosignature_is_kept()
    {
        using var log = new SignedLedger(entries: 2);
        using var witness = CosignerSecret.Generate("witness.example/w1");
        var note = log.Sign().Note;
        foreach (var (day, kept) in new[] { (1, 1), (3, 3), (2, 3) })
        {
            Accept(log, note.With(witness.Cosign(note.TextBytes.Span, TestLedger.Noon.AddDays(day)))!, witness.Verifier);
            var stored = Assert.Single(log.Store().Checkpoints);
            Assert.Equal(2, stored.Note.Signatures.Count);
            Assert.Equal(TestLedger.Noon.AddDays(kept), CosignerKey.TimeOf(witness.Verifier.LatestOn(stored.Note)!));
        }
    }

    [Fact]
    public void What_is_not_a_cosignature_of_this_log_s_checkpoint_by_that_witness_is_refused_and_changes_nothing()
    {
        using var log = new SignedLedger(entries: 2);
        using var witness = CosignerSecret.Generate("witness.example/w1");
        using var other = CosignerSecret.Generate("witness.example/w1");
        var note = log.Sign().Note;
        var before = File.ReadAllBytes(log["checkpoint.2"]);
        var good = witness.Cosign(note.TextBytes.Span, TestLedger.Noon);

        Refused("no trusted key", note, witness.Verifier);
        Refused("no trusted key", note.With(good)!, other.Verifier);
        var bent = good.Signature.ToArray();
        bent[^1] ^= 1;
        Refused("does not verify", note.With(good with { Signature = bent })!, witness.Verifier);

        var elsewhere = Checkpoint.Create("other.example/log", 2, new byte[32]).ToText();
        Refused("none of this log's checkpoints", SignedNote.Sign(elsewhere, new Signer(witness, elsewhere)), witness.Verifier);
        Assert.Contains("no signed note", CosignatureIntake.Accept(log.Checkpoints, "text"u8, witness.Verifier).Error?.Message, StringComparison.Ordinal);

        Assert.Equal(before, File.ReadAllBytes(log["checkpoint.2"]));
        Assert.False(File.Exists(log["witnesses"]));

        void Refused(string cause, SignedNote given, CosignerKey key)
        {
            var error = Accept(log, given, key).Error;
            Assert.Equal(LedgerErrorKind.NotVerified, error?.Kind);
            Assert.Contains(cause, error?.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_log_s_own_key_is_no_witness()
    {
        using var log = new SignedLedger(entries: 2);
        var note = log.Sign().Note;
        var seed = Convert.FromBase64String(File.ReadAllText(log["key"]).Split('+', 5)[^1].Trim());
        using var key = Signing.Keys.Ed25519PrivateKey.FromSeed(seed.AsSpan(1));

        // The same key in the form of a witness's: the text of one, with the type of the other.
        var vkey = CosignerVkey("witness.example/w1", key.Public.Encoding);
        Assert.Contains("witnesses nothing", Accept(log, note, CosignerKey.Parse(vkey).Value!).Error?.Message, StringComparison.Ordinal);
    }

    private static LedgerResult<StoredCheckpoint> Accept(SignedLedger log, SignedNote note, CosignerKey witness) =>
        CosignatureIntake.Accept(log.Checkpoints, note.ToBytes(), witness);

    private static string CosignerVkey(string name, ReadOnlySpan<byte> key)
    {
        byte[] material = [4, .. key];
        byte[] hashed = [.. System.Text.Encoding.UTF8.GetBytes(name + "\n"), .. material];
        return $"{name}+{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(hashed).AsSpan(0, 4))}+{Convert.ToBase64String(material)}";
    }

    private sealed class Signer(CosignerSecret witness, byte[] text) : INoteSigner
    {
        public string Name => witness.Verifier.Name;

        public uint KeyId => witness.Verifier.KeyId;

        public byte[] Sign(ReadOnlySpan<byte> _) => witness.Cosign(text, TestLedger.Noon).Signature.ToArray();
    }
}
