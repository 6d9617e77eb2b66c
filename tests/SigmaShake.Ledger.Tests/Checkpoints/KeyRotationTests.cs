using System.Globalization;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class KeyRotationTests
{
    [Fact]
    public void Whoever_holds_the_first_key_can_follow_to_the_one_in_force()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        var trusted = log.Store().Keys[0];
        for (var number = 1; number <= 5; number++)
        {
            var handOver = log.Rotate();
            Assert.Equal((number, (long)number), (handOver.Number, handOver.Size));

            // As an outsider does it: the note, and the key that was trusted before.
            var note = SignedNote.Parse(File.ReadAllBytes(log[$"hand-over.{number}"])).Value!;
            Assert.Single(NoteVerification.Verify(note, [trusted]).Value!);
            trusted = HandOver.Parse(note.TextBytes.Span)!.To;

            log.Ledger.Append("{}");
            Assert.Single(NoteVerification.Verify(log.Sign().Note, [trusted]).Value!);
        }

        Assert.Equal(6, log.Store().Keys.Select(key => key.ToString()).Distinct().Count());
        Assert.Single(log.Store().Keys.Select(key => key.Name).Distinct());
        Assert.True(log.Verify().IsIntact);
        Assert.Equal(6, log.Verify().Coverage.Checkpoints);
    }

    [Fact]
    public void A_hundred_changes_with_few_checkpoints_between_verify()
    {
        using var log = new SignedLedger(entries: 1);
        LogIdentity.PublicKey(log.Checkpoints);
        for (var number = 1; number <= 100; number++)
        {
            if (number % 10 == 0)
            {
                log.Ledger.Append("{}");
                log.Sign();
            }

            log.Rotate();
        }

        Assert.Equal((101, 0), (log.Store().Keys.Count, log.Store().Problems.Count));
        Assert.Equal(10, log.Verify().Coverage.Checkpoints);
    }

    [Fact]
    public void The_old_private_key_is_gone_and_signs_no_later_checkpoint()
    {
        using var log = new SignedLedger(entries: 2);
        log.Sign();
        using var old = SignerKey.Parse(File.ReadAllBytes(log["key"])).Value!;
        log.Rotate();
        using var now = SignerKey.Parse(File.ReadAllBytes(log["key"])).Value!;
        Assert.NotEqual(old.Verifier.ToString(), now.Verifier.ToString());
        Assert.False(File.Exists(log["key.next"]));

        log.Ledger.Append("{}");
        var signed = log.Sign().Checkpoint;
        WritePrivate(log["checkpoint.3"], SignedNote.Sign(Checkpoint.Create(old.Name, 3, signed.Root).ToText(), old).ToBytes());
        Assert.Contains("no trusted key", Assert.Single(log.Store().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_over_that_only_one_of_the_two_keys_signed_is_refused()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        using var old = SignerKey.Parse(File.ReadAllBytes(log["key"])).Value!;
        using var next = SignerKey.Generate(old.Name);
        var text = new HandOver(1, old.Verifier, next.Verifier, 1, 0).ToText();
        foreach (var note in new[] { SignedNote.Sign(text, old), SignedNote.Sign(text, next), SignedNote.Sign(text, old, old), SignedNote.Sign(text, old, next, next) })
        {
            WritePrivate(log["hand-over.1"], note.ToBytes());
            Assert.Equal("it is not signed by the old key and the new one, and by no other", Assert.Single(log.Store().Problems).Message);
        }

        WritePrivate(log["hand-over.1"], SignedNote.Sign(text, old, next).ToBytes());
        Assert.Empty(log.Store().Problems);
    }

    [Fact]
    public void A_key_never_comes_back_and_keeps_the_name_of_the_log()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        using var first = SignerKey.Parse(File.ReadAllBytes(log["key"])).Value!;
        log.Rotate();
        using var second = SignerKey.Parse(File.ReadAllBytes(log["key"])).Value!;
        using var stranger = SignerKey.Generate("other.example/log");
        using var fresh = SignerKey.Generate(first.Name);
        foreach (var (handOver, signer) in new[]
        {
            (new HandOver(2, second.Verifier, first.Verifier, 1, 0), first),
            (new HandOver(2, second.Verifier, stranger.Verifier, 1, 0), stranger),
            (new HandOver(2, second.Verifier, fresh.Verifier, 0, 0), fresh), // A smaller size than the hand-over before.
            (new HandOver(3, second.Verifier, fresh.Verifier, 1, 0), fresh),
            (new HandOver(2, first.Verifier, fresh.Verifier, 1, 0), fresh),
        })
        {
            WritePrivate(log["hand-over.2"], SignedNote.Sign(handOver.ToText(), handOver.From.ToString() == first.Verifier.ToString() ? first : second, signer).ToBytes());
            Assert.Equal("it is not the hand-over that follows the 1 before it", Assert.Single(log.Store().Problems).Message);
        }
    }

    [Fact]
    public void A_change_that_cannot_be_put_on_record_does_not_happen()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        var before = log.Store().Keys[^1].ToString();
        Assert.Throws<IOException>(() => KeyRotation.Rotate(log.Checkpoints, TestLedger.Noon, _ => throw new IOException("full")));
        Assert.Equal(before, LogIdentity.PublicKey(log.Checkpoints).Value!.ToString());
        Assert.False(File.Exists(log["key.next"]));
        Assert.False(File.Exists(log["hand-over.1"]));
    }

    [Fact]
    public void Without_a_key_there_is_none_to_change()
    {
        using var log = new SignedLedger(entries: 1);
        Assert.Equal(LedgerErrorKind.Empty, KeyRotation.Rotate(log.Checkpoints, TestLedger.Noon, _ => { }).Error?.Kind);
    }

    [Fact]
    public async Task A_kill_at_any_step_leaves_the_old_key_or_the_new_one_and_a_log_that_goes_on()
    {
        var outcomes = new HashSet<int>();
        foreach (var call in new[] { "pwrite64", "fsync", "renameat" })
        {
            for (var when = 1; when <= 4; when++)
            {
                using var log = new SignedLedger(entries: 1);
                log.Sign();
                await FaultyProcess.RunAsync(string.Create(CultureInfo.InvariantCulture, $"{call}:signal=KILL:when={when}"), "rotate", log.Checkpoints);

                var store = log.Store();
                Assert.Empty(store.Problems);
                outcomes.Add(store.Keys.Count);
                log.Ledger.Append("{}");
                Assert.Single(NoteVerification.Verify(log.Sign().Note, [store.Keys[^1]]).Value!);
                Assert.False(File.Exists(log["key.next"]));
                Assert.True(log.Verify().IsIntact);
            }
        }

        Assert.Equal([1, 2], outcomes.Order());
    }

    [Fact]
    public void A_hand_over_whose_new_key_is_lost_is_said()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        var old = File.ReadAllBytes(log["key"]);
        log.Rotate();
        WritePrivate(log["key"], old);
        log.Ledger.Append("{}");
        Assert.Contains("which signs for the log", log.TrySign().Error?.Message, StringComparison.Ordinal);
    }

    private static void WritePrivate(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
