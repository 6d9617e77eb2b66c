using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Checkpoints;

/// <summary>A log that was rolled back or forked is refused, and there are never two checkpoints of one size.</summary>
public sealed class ContradictedLogTests
{
    private const string Cut = "the log was cut, or an older copy was put back";
    private const string Rewritten = "the log was rewritten, or is another copy that has grown apart";

    [Fact]
    public void An_old_copy_that_was_put_back_is_refused()
    {
        using var log = new SignedLedger(entries: 3);
        var old = File.ReadAllBytes(log.Ledger.Entries);
        log.Ledger.Append("{}");
        log.Sign();
        File.WriteAllBytes(log.Ledger.Entries, old);
        IsRefused(log, $"checkpoint 4 was signed over 4 entries, and 3 are there: {Cut}");

        // Also once the next append has put on record that something is missing: the log is as long as before, and another.
        log.Ledger.Append("{}");
        IsRefused(log, $"the first 4 entries are not those that checkpoint 4 was signed over: {Rewritten}");
    }

    [Fact]
    public void A_last_entry_that_is_damaged_is_called_damaged_and_not_cut_off()
    {
        using var log = new SignedLedger(entries: 3);
        log.Sign();
        var bytes = File.ReadAllBytes(log.Ledger.Entries);
        bytes[^20] ^= 1;
        File.WriteAllBytes(log.Ledger.Entries, bytes);
        var error = log.TrySign().Error;
        Assert.Equal(LedgerErrorKind.Damaged, error?.Kind);
        Assert.Contains("the payload does not fit its checksum", error?.ToString(), StringComparison.Ordinal);

        // To go on without it, the checkpoints have to go too: nothing would ever be signed beside them.
        var refused = log.Ledger.TryAppend("{}").Error;
        Assert.Equal(LedgerErrorKind.Damaged, refused?.Kind);
        Assert.EndsWith("move the folders `ledger` and `checkpoints` aside together to begin a new log", refused?.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_cut_and_has_grown_again_with_other_entries_is_refused()
    {
        using var log = new SignedLedger(entries: 3);
        var two = TwoFrames(log);
        log.Sign();
        File.WriteAllBytes(log.Ledger.Entries, two);
        File.Delete(log.Ledger.Lock); // Whoever cuts the file makes the mark fit.
        log.Ledger.Append("""{"n":"other"}""");
        IsRefused(log, $"the first 3 entries are not those that checkpoint 3 was signed over: {Rewritten}");
        log.Ledger.Append("""{"n":3}""");
        IsRefused(log, $"the first 3 entries are not those that checkpoint 3 was signed over: {Rewritten}");
    }

    [Fact]
    public void One_leaf_that_was_changed_with_all_checksums_made_anew_is_refused()
    {
        using var log = new SignedLedger(entries: 3);
        log.Sign();
        Rewrite(log, 1, """{"n":9}""");
        Assert.True(log.Ledger.Verify().IsIntact);
        IsRefused(log, $"the first 3 entries are not those that checkpoint 3 was signed over: {Rewritten}");
    }

    [Fact]
    public void Of_two_copies_that_have_grown_apart_only_the_signed_one_goes_on()
    {
        using var log = new SignedLedger(entries: 2);
        log.Sign();
        var common = File.ReadAllBytes(log.Ledger.Entries);
        log.Ledger.Append("""{"n":"left"}""");
        log.Sign();
        var left = File.ReadAllBytes(log.Ledger.Entries);

        File.WriteAllBytes(log.Ledger.Entries, common);
        File.Delete(log.Ledger.Lock);
        log.Ledger.Append("""{"n":"right"}""");
        log.Ledger.Append("""{"n":"more"}""");
        IsRefused(log, $"the first 3 entries are not those that checkpoint 3 was signed over: {Rewritten}");

        File.WriteAllBytes(log.Ledger.Entries, left);
        File.Delete(log.Ledger.Lock);
        Assert.Equal(3, log.Sign().Checkpoint.Size);
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void A_checkpoint_between_two_that_agree_is_held_against_the_log_as_well()
    {
        using var log = new SignedLedger(entries: 2);
        log.Sign();
        var two = File.ReadAllBytes(log["checkpoint.2"]);
        Rewrite(log, 0, """{"n":8}""");
        File.Delete(log["checkpoint.2"]);
        log.Ledger.Append("{}");
        log.Sign();
        File.WriteAllBytes(log["checkpoint.2"], two);
        File.SetUnixFileMode(log["checkpoint.2"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Contains("checkpoint 2", Assert.Single(log.Verify().Problems).Message, StringComparison.Ordinal);
        Assert.Equal(LedgerErrorKind.Contradicted, log.TrySign().Error?.Kind);
    }

    private static byte[] TwoFrames(SignedLedger log)
    {
        var bytes = File.ReadAllBytes(log.Ledger.Entries);
        return bytes[..(bytes.Length / 3 * 2)];
    }

    private static void Rewrite(SignedLedger log, int index, string payload)
    {
        var entry = log.Ledger.Read().Entries[index];
        var bytes = File.ReadAllBytes(log.Ledger.Entries);
        var frame = bytes.AsSpan((int)entry.Offset, entry.FrameBytes);
        var commitment = FrameEncoder.EncodeBody(frame, System.Text.Encoding.UTF8.GetBytes(payload));
        FrameEncoder.EncodeHead(frame, new Leaf(entry.Kind, entry.Index, entry.TimeMs, commitment));
        File.WriteAllBytes(log.Ledger.Entries, bytes);
    }

    private static void IsRefused(SignedLedger log, string sentence)
    {
        var before = Directory.EnumerateFiles(log.Checkpoints).Select(file => (file, Convert.ToHexString(File.ReadAllBytes(file)))).ToHashSet();
        var error = log.TrySign().Error;
        Assert.Equal((LedgerErrorKind.Contradicted, sentence), (error?.Kind, error?.Message));
        Assert.True(before.SetEquals(Directory.EnumerateFiles(log.Checkpoints).Select(file => (file, Convert.ToHexString(File.ReadAllBytes(file))))));

        var report = log.Verify();
        Assert.False(report.IsIntact);
        Assert.Contains(report.Problems, problem => problem.Kind == LedgerProblemKind.Contradicted && problem.ToString() == sentence);
    }
}
