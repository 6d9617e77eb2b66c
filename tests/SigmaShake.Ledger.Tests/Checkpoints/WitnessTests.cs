using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;
using SigmaShake.Testing;
using Witnessing = SigmaShake.Ledger.Checkpoints.Witness;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class WitnessTests : IDisposable
{
    private static readonly byte[] Root = [.. Enumerable.Repeat((byte)1, 32)];

    private static readonly byte[] OtherRoot = [.. Enumerable.Repeat((byte)2, 32)];

    private readonly TemporaryFolder _temporary = new();
    private readonly SignerKey _log = SignerKey.Generate("log.example/a");

    private string Folder => _temporary["witness"];

    public void Dispose()
    {
        _log.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void The_first_checkpoint_of_a_log_is_cosigned_and_the_same_one_again()
    {
        var first = Cosign(5, Root).Value!;
        var witness = Witnessing.PublicKey(Folder).Value!;
        Assert.Equal(2, NoteVerification.Verify(first, [_log.Verifier, witness]).Value!.Count);
        Assert.Equal(TestLedger.Noon, CosignerKey.TimeOf(witness.LatestOn(first)!));
        Assert.True(Cosign(5, Root).Succeeded);
        Assert.Equal(witness.ToString(), Witnessing.PublicKey(Folder).Value!.ToString());
    }

    [Fact]
    public void A_log_that_became_smaller_or_shows_two_faces_is_refused_for_good()
    {
        Cosign(5, Root);
        Refused(LedgerErrorKind.Contradicted, "had 5 entries when it was last cosigned, and now claims 4", Cosign(4, Root, (_, _) => true));
        Refused(LedgerErrorKind.Contradicted, "shows two different trees of 5 entries", Cosign(5, OtherRoot, (_, _) => true));
        Assert.True(Cosign(5, Root).Succeeded);
    }

    [Fact]
    public void A_log_that_has_grown_needs_a_proof_and_is_remembered_only_with_it()
    {
        Cosign(5, Root);
        Refused(LedgerErrorKind.NotVerified, "nothing proves that it only grew", Cosign(7, OtherRoot));
        Refused(LedgerErrorKind.Contradicted, "the proof does not show", Cosign(7, OtherRoot, (_, _) => false));
        Assert.True(Cosign(5, Root).Succeeded);
        Assert.True(Cosign(7, OtherRoot, (older, newer) => (older.Size, newer.Size) == (5, 7)).Succeeded);
        Refused(LedgerErrorKind.Contradicted, "had 7 entries", Cosign(5, Root));
    }

    [Fact]
    public void Each_log_is_remembered_by_itself()
    {
        using var other = SignerKey.Generate("log.example/b");
        Cosign(5, Root);
        Assert.True(Cosign(3, OtherRoot, log: other).Succeeded);
        Assert.True(Cosign(5, Root).Succeeded);
        Assert.True(Cosign(3, OtherRoot, log: other).Succeeded);
    }

    [Fact]
    public void Only_the_log_s_own_key_speaks_for_it()
    {
        using var other = SignerKey.Generate("log.example/a");
        using var stranger = SignerKey.Generate("log.example/b");
        var byOther = Note(5, Root, other).ToBytes();
        Refused(LedgerErrorKind.NotVerified, "no trusted key", Witnessing.Cosign(Folder, byOther, _log.Verifier, null, TestLedger.Noon));

        // A key that is trusted for one log may not speak for another.
        var foreign = SignedNote.Sign(Checkpoint.Create(_log.Name, 5, Root).ToText(), stranger).ToBytes();
        Refused(LedgerErrorKind.NotVerified, "the key is called", Witnessing.Cosign(Folder, foreign, stranger.Verifier, null, TestLedger.Noon));
        Refused(LedgerErrorKind.NotVerified, "no checkpoint", Witnessing.Cosign(Folder, SignedNote.Sign("text\n"u8, _log).ToBytes(), _log.Verifier, null, TestLedger.Noon));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_cosignature_that_cannot_be_remembered_is_not_handed_out()
    {
        Cosign(5, Root);
        foreach (var file in Directory.EnumerateFiles(Folder, "seen.*"))
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }

        Assert.False(Cosign(5, Root).Succeeded);
    }

    [Fact]
    public void An_origin_of_any_text_is_remembered_too()
    {
        var text = System.Text.Encoding.UTF8.GetBytes($"../../../etc/passwd\n5\n{Convert.ToBase64String(Root)}\n");
        using var log = SignerKey.Generate("../../../etc/passwd");
        Assert.True(Witnessing.Cosign(Folder, SignedNote.Sign(text, log).ToBytes(), log.Verifier, null, TestLedger.Noon).Succeeded);
        Assert.Single(Directory.EnumerateFiles(Folder, "seen.*"));
    }

    private LedgerResult<SignedNote> Cosign(long size, byte[] root, ConsistencyCheck? isConsistent = null, SignerKey? log = null) =>
        Witnessing.Cosign(Folder, Note(size, root, log ?? _log).ToBytes(), (log ?? _log).Verifier, isConsistent, TestLedger.Noon);

    private static SignedNote Note(long size, byte[] root, SignerKey log) => SignedNote.Sign(Checkpoint.Create(log.Name, size, root).ToText(), log);

    private static void Refused(LedgerErrorKind kind, string cause, LedgerResult<SignedNote> result)
    {
        Assert.Equal(kind, result.Error?.Kind);
        Assert.Contains(cause, result.Error?.Message, StringComparison.Ordinal);
    }
}
