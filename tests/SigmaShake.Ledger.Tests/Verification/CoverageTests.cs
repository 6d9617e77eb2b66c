using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Ledger.Verification;

namespace SigmaShake.Ledger.Tests.Verification;

public sealed class CoverageTests
{
    [Fact]
    public void What_the_checkpoints_cover_is_told_in_words()
    {
        using var log = new SignedLedger(entries: 2);
        Assert.Equal("no checkpoint covers it; `ssg audit checkpoint` makes one", Cover(log));
        log.Sign();
        Assert.Equal("all 2 entries by 1 checkpoint; no witness has cosigned one, so it binds only towards whoever keeps a copy", Cover(log));
        log.Cosign();
        var witness = Witness.PublicKey(log.WitnessFolder).Value!.Name;
        Assert.Equal($"all 2 entries by 1 checkpoint; all 2 entries also by {witness} (2026-11-23 12:00:00Z)", Cover(log));
        log.Ledger.Append("{}");
        log.Sign();
        log.Ledger.Append("{}");
        Assert.Equal($"the first 3 of 4 entries by 2 checkpoints; the first 2 of 4 entries also by {witness} (2026-11-23 12:00:00Z)", Cover(log));
    }

    [Fact]
    public void Where_leaves_are_missing_no_checkpoint_is_said_to_be_contradicted_beyond_them()
    {
        using var log = new SignedLedger(entries: 3);
        log.Sign();
        var bytes = File.ReadAllBytes(log.Ledger.Entries);
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(log.Ledger.Entries, bytes);
        var report = log.Verify();
        Assert.False(report.IsIntact);
        Assert.DoesNotContain(report.Problems, problem => problem.Kind == LedgerProblemKind.Contradicted);
        Assert.Equal(0, report.Coverage.Checkpoints);
    }

    [Fact]
    public void A_folder_of_checkpoints_that_cannot_be_trusted_is_an_error()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        File.SetUnixFileMode(log.Checkpoints, (UnixFileMode)0x1FF);
        Assert.Equal(LedgerErrorKind.Unsafe, LedgerVerifier.Verify(log.Ledger.Folder, log.Checkpoints).Error?.Kind);
    }

    private static string Cover(SignedLedger log)
    {
        var report = log.Verify();
        Assert.True(report.IsIntact, string.Join("\n", report.Problems));
        return report.Coverage.Describe(report.Size);
    }
}
