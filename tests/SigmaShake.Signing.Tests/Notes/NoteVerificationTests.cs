using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Tests.Notes;

public sealed class NoteVerificationTests
{
    [Fact]
    public void Signatures_of_unknown_keys_are_ignored_even_if_they_share_a_name_or_an_id()
    {
        using var known = SignerKey.Generate("log.example/a");
        using var sameName = SignerKey.Generate("log.example/a");
        var note = SignedNote.Sign("text\n"u8, sameName, known);
        note = note.With(new NoteSignature("other.example/b", known.KeyId, new byte[64]))!;
        Assert.Equal([known.Verifier], NoteVerification.Verify(note, [known.Verifier]).Value);
    }

    [Fact]
    public void One_bad_signature_of_a_known_key_refuses_the_note()
    {
        using var key = SignerKey.Generate("log.example/a");
        var note = SignedNote.Sign("text\n"u8, key).With(new NoteSignature(key.Name, key.KeyId, new byte[64]))!;
        Assert.Contains("does not verify", NoteVerification.Verify(note, [key.Verifier]).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_no_trusted_key_signed_is_refused()
    {
        using var key = SignerKey.Generate("log.example/a");
        using var other = SignerKey.Generate("log.example/a");
        var note = SignedNote.Sign("text\n"u8, key);
        Assert.Contains("no trusted key", NoteVerification.Verify(note, [other.Verifier]).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("no trusted key", NoteVerification.Verify(note, []).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_counts_once_however_often_it_signed()
    {
        using var key = SignerKey.Generate("log.example/a");
        var note = SignedNote.Sign("text\n"u8, key, key);
        Assert.Single(NoteVerification.Verify(note, [key.Verifier]).Value!);
    }

    [Fact]
    public void Two_trusted_keys_that_cannot_be_told_apart_are_refused()
    {
        using var key = SignerKey.Generate("log.example/a");
        var note = SignedNote.Sign("text\n"u8, key);
        var twice = new INoteVerifier[] { key.Verifier, VerifierKey.Parse(key.Verifier.ToString()).Value! };
        Assert.Contains("two of the trusted keys", NoteVerification.Verify(note, twice).Error?.Message, StringComparison.Ordinal);
    }
}
