using System.Globalization;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Checkpoints;

/// <summary>A sync that fails is seen and told, and nothing is signed after it.</summary>
public sealed class FailingSyncTests
{
    [Fact]
    public async Task After_a_sync_of_the_log_that_failed_nothing_is_signed_until_its_bytes_were_written_again_and_synced()
    {
        using var log = new SignedLedger(entries: 2);
        await Strace.RunAsync(log.Ledger.Entries, ["fdatasync:error=EIO:when=1"], "append", log.Ledger.Folder, "1", "a");

        // The mark now says that nobody knows. A disk that still fails, at the writing or at the sync, ends it.
        foreach (var fault in new[] { "fdatasync:error=EIO:when=1", "pwrite64:error=EIO:when=1", "pwrite64:retval=7:when=1" })
        {
            var lines = await Strace.RunAsync(log.Ledger.Entries, [fault], "checkpoint", log.Ledger.Folder, log.Checkpoints);
            Assert.StartsWith("error InputOutput cannot make durable", Assert.Single(lines), StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFiles(log.Checkpoints, "checkpoint.*"));
        }

        // Were nothing written again, a failing write could not have ended it; and once all is synced, nothing is written any more.
        Assert.Equal(["ok 2"], await Strace.RunAsync(log.Ledger.Entries, ["fdatasync:error=EIO:when=2"], "checkpoint", log.Ledger.Folder, log.Checkpoints));
        Assert.Equal(["ok 2"], await Strace.RunAsync(log.Ledger.Entries, ["pwrite64:error=EIO"], "checkpoint", log.Ledger.Folder, log.Checkpoints));
    }

    [Fact]
    public async Task A_copy_that_was_put_back_with_a_fitting_mark_is_synced_all_the_same()
    {
        using var log = new SignedLedger(entries: 2);
        var lines = await Strace.RunAsync(log.Ledger.Entries, ["fdatasync:error=EIO"], "checkpoint", log.Ledger.Folder, log.Checkpoints);
        Assert.StartsWith("error InputOutput cannot make durable", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(log.Checkpoints, "checkpoint.*"));
    }

    [Fact]
    public async Task An_unknown_mark_is_not_taken_for_durable()
    {
        using var log = new SignedLedger(entries: 2);
        File.Delete(log.Ledger.Lock);
        var lines = await Strace.RunAsync(log.Ledger.Entries, ["pwrite64:error=EIO"], "checkpoint", log.Ledger.Folder, log.Checkpoints);
        Assert.StartsWith("error InputOutput", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(2, log.Sign().Checkpoint.Size);
    }

    [Fact]
    public async Task All_that_came_after_the_mark_is_written_again()
    {
        using var log = new SignedLedger(entries: 1);
        var mark = File.ReadAllBytes(log.Ledger.Lock);
        for (var i = 0; i < 3; i++) log.Ledger.Append("{}");
        var end = new FileInfo(log.Ledger.Entries).Length;
        File.WriteAllBytes(log.Ledger.Lock, mark);

        // All three frames: so much that a write of one frame less is too short.
        var behind = end - System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(mark.AsSpan(4));
        var fault = string.Create(CultureInfo.InvariantCulture, $"pwrite64:retval={behind - 1}:when=1");
        Assert.StartsWith("error", Assert.Single(await Strace.RunAsync(log.Ledger.Entries, [fault], "checkpoint", log.Ledger.Folder, log.Checkpoints)), StringComparison.Ordinal);
        fault = string.Create(CultureInfo.InvariantCulture, $"pwrite64:retval={behind}:when=1");
        Assert.Equal(["ok 4"], await Strace.RunAsync(log.Ledger.Entries, [fault], "checkpoint", log.Ledger.Folder, log.Checkpoints));
    }

    [Theory]
    [InlineData("", "fsync:error=EIO", 9)] // The folder above, the lock's name, the ledger's names, and for each of three files itself and its name.
    [InlineData("", "pwrite64:error=ENOSPC", 3)]
    [InlineData("", "renameat:error=EIO", 3)]
    [InlineData("checkpoints", "openat:error=EMFILE", 6)]
    public async Task A_call_that_fails_in_the_folder_of_checkpoints_is_an_error_and_the_next_run_goes_on(string file, string fault, int times)
    {
        for (var when = 1; when <= times; when++)
        {
            foreach (var repeat in new[] { "", "+" })
            {
                using var log = new SignedLedger(entries: 2);
                string[] arguments = ["checkpoint", log.Ledger.Folder, log.Checkpoints];
                var lines = file.Length > 0
                    ? await Strace.RunAsync(log.Ledger.Beside(file), [$"{fault}:when={when}{repeat}"], arguments)
                    : await FaultyProcess.RunAsync($"{fault}:when={when}{repeat}", arguments);
                Assert.True(lines is [['e', 'r', 'r', 'o', 'r', ..]], $"{fault}:when={when}{repeat} was not noticed: {string.Join('|', lines)}");
                Assert.Equal(2, log.Sign().Checkpoint.Size);
                Assert.Empty(log.Store().Problems);
                Assert.True(log.Verify().IsIntact);
            }
        }
    }
}
