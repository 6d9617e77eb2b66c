using System.Globalization;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class KeyFileTests
{
    [Theory]
    [InlineData("640")]
    [InlineData("604")]
    [InlineData("620")]
    [InlineData("601")]
    public void A_key_that_others_may_touch_is_refused(string mode)
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        log.Ledger.Append("{}");
        File.SetUnixFileMode(log["key"], (UnixFileMode)Convert.ToInt32(mode, 8));
        var error = log.TrySign().Error;
        Assert.Equal(LedgerErrorKind.Unsafe, error?.Kind);
        Assert.Contains($"{log["key"]}`: others may", error?.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerErrorKind.Unsafe, LogIdentity.PublicKey(log.Checkpoints).Error?.Kind);
    }

    [Fact]
    public void A_link_in_the_place_of_the_key_or_its_folder_is_refused()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        log.Ledger.Append("{}");
        var elsewhere = log.Ledger.Beside("elsewhere");
        File.Move(log["key"], elsewhere);
        File.CreateSymbolicLink(log["key"], elsewhere);
        Assert.Contains("is a symbolic link", log.TrySign().Error?.Message, StringComparison.Ordinal);

        // One that leads nowhere yet must not be taken for a key that is missing either.
        File.Delete(elsewhere);
        Assert.Contains("is a symbolic link", log.TrySign().Error?.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere));

        Directory.Move(log.Checkpoints, elsewhere);
        Directory.CreateSymbolicLink(log.Checkpoints, elsewhere);
        Assert.Equal(LedgerErrorKind.Unsafe, log.TrySign().Error?.Kind);
    }

    [Fact]
    public async Task A_key_of_a_foreign_owner_is_refused()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        var given = await ChildProcess.RunAsync("chown", ["65534", log["key"]]);
        if (given.ExitCode != 0) Assert.Skip("only root can give a file away");
        Assert.Contains("belongs to user 65534", LogIdentity.PublicKey(log.Checkpoints).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_gone_is_not_made_again()
    {
        using var log = new SignedLedger(entries: 1);
        log.Sign();
        var key = File.ReadAllBytes(log["key"]);
        File.Delete(log["key"]);
        log.Ledger.Append("{}");
        Assert.Contains("is gone from", log.TrySign().Error?.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(log["key"]));

        Restore(log["key"], key);
        Assert.Equal(2, log.Sign().Checkpoint.Size);
    }

    [Fact]
    public void A_key_of_another_log_signs_nothing()
    {
        using var log = new SignedLedger(entries: 1);
        using var other = new SignedLedger(entries: 1);
        log.Sign();
        other.Sign();
        log.Ledger.Append("{}");
        Restore(log["key"], File.ReadAllBytes(other["key"]));
        Assert.Contains("which signs for the log", log.TrySign().Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_between_the_making_of_the_secret_and_of_the_public_key_is_finished_by_the_next_run()
    {
        using var log = new SignedLedger(entries: 1);
        var made = LogIdentity.PublicKey(log.Checkpoints).Value!.ToString();
        File.Delete(log["vkey"]);
        Assert.Equal(made, LogIdentity.PublicKey(log.Checkpoints).Value!.ToString());
        Assert.Equal(made + "\n", File.ReadAllText(log["vkey"]));
    }

    [Fact]
    public async Task A_kill_at_any_step_of_the_first_checkpoint_leaves_one_key_and_a_log_that_goes_on()
    {
        // Of the secret, the public key, and the note.
        foreach (var call in new[] { "pwrite64", "fsync", "renameat" })
        {
            for (var when = 1; when <= 3; when++)
            {
                using var log = new SignedLedger(entries: 2);
                await FaultyProcess.RunAsync(string.Create(CultureInfo.InvariantCulture, $"{call}:signal=KILL:when={when}"), "checkpoint", log.Ledger.Folder, log.Checkpoints);
                var key = File.Exists(log["key"]) ? File.ReadAllText(log["key"]) : null;
                Assert.Equal(2, log.Sign().Checkpoint.Size);
                if (key is not null) Assert.Equal(key, File.ReadAllText(log["key"]));
                Assert.True(log.Verify().IsIntact);
            }
        }
    }

    private static void Restore(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
