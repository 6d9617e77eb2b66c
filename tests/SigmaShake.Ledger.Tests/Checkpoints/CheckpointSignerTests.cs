using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class CheckpointSignerTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void A_checkpoint_says_size_and_root_and_verifies_by_the_public_key()
    {
        using var log = new SignedLedger(entries: 5);
        var signed = log.Sign();
        var key = VerifierKey.Parse(LogIdentity.PublicKey(log.Checkpoints).Value!.ToString()).Value!;
        var note = SignedNote.Parse(File.ReadAllBytes(log["checkpoint.5"])).Value!;
        Assert.Single(NoteVerification.Verify(note, [key]).Value!);
        Assert.Equal((5L, key.Name), (signed.Checkpoint.Size, signed.Checkpoint.Origin));
        Assert.Equal(log.Verify().RootHash, new Digest(signed.Checkpoint.Root));
        Assert.Matches("^sigmashake[.]local/[0-9a-f]{16}$", signed.Checkpoint.Origin);
    }

    [Fact]
    public void The_same_log_has_the_same_checkpoint_and_a_grown_one_the_next()
    {
        using var log = new SignedLedger(entries: 2);
        var first = log.Sign();
        var again = log.Sign();
        Assert.Equal((true, false), (first.IsNew, again.IsNew));
        Assert.Equal(first.Note.ToBytes(), again.Note.ToBytes());

        log.Ledger.Append("{}");
        Assert.True(log.Sign().IsNew);
        Assert.Equal([2L, 3L], log.Store().Checkpoints.Select(checkpoint => checkpoint.Checkpoint.Size));
    }

    [Fact]
    public void Every_file_is_for_its_owner_alone_whatever_the_umask()
    {
        using var log = new SignedLedger(entries: 2);
        log.Cosign();
        log.Rotate();
        foreach (var folder in new[] { log.Checkpoints, log.WitnessFolder })
        {
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            Assert.All(Directory.EnumerateFiles(folder), file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        }

        Assert.Equal(
            ["checkpoint.2", "hand-over.1", "key", "lock", "vkey", "witnesses"],
            Directory.EnumerateFiles(log.Checkpoints).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_many_who_come_first_at_once_one_makes_the_key()
    {
        using var log = new SignedLedger(entries: 3);
        var keys = new string[8];
        Parallel.For(0, keys.Length, new ParallelOptions { MaxDegreeOfParallelism = keys.Length }, i =>
            keys[i] = i % 2 == 0 ? LogIdentity.PublicKey(log.Checkpoints).Value!.ToString() : log.Sign().Note.ToString());
        Assert.Single(keys.Where((_, i) => i % 2 == 0).Distinct());
        Assert.Single(keys.Where((_, i) => i % 2 == 1).Distinct());
        Assert.Empty(log.Store().Problems);
    }

    [Fact]
    public async Task Of_processes_that_come_first_at_once_one_makes_the_key()
    {
        using var log = new SignedLedger(entries: 3);
        var processes = Enumerable.Range(0, 4).Select(_ => WriterProcess.Start(WriterProcess.Program, "checkpoint", log.Ledger.Folder, log.Checkpoints)).ToList();
        foreach (var process in processes)
        {
            using (process) Assert.Equal(["ok 3"], await process.RestAsync());
        }

        Assert.Empty(log.Store().Problems);
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void A_log_without_an_entry_is_not_signed_and_makes_no_key()
    {
        using var log = new SignedLedger();
        Directory.CreateDirectory(log.Ledger.Folder, OwnerOnly | UnixFileMode.UserExecute);
        Assert.Equal(LedgerErrorKind.InputOutput, log.TrySign().Error?.Kind);
        File.WriteAllBytes(log.Ledger.Entries, []);
        File.SetUnixFileMode(log.Ledger.Entries, OwnerOnly);
        Assert.Equal(LedgerErrorKind.Empty, log.TrySign().Error?.Kind);
        Assert.False(File.Exists(log["key"]));
    }

    [Fact]
    public void A_damaged_log_is_not_signed_and_the_first_damage_is_named()
    {
        using var log = new SignedLedger(entries: 3);
        var bytes = File.ReadAllBytes(log.Ledger.Entries);
        for (var offset = 0; offset < bytes.Length; offset += 11)
        {
            bytes[offset] ^= 0x20;
            File.WriteAllBytes(log.Ledger.Entries, bytes);
            var error = log.TrySign().Error;
            Assert.True(error?.Kind is LedgerErrorKind.Damaged or LedgerErrorKind.NewerFormat, $"byte {offset}: {error}");
            bytes[offset] ^= 0x20;
        }

        Assert.False(File.Exists(log["key"]));
    }

    [Fact]
    public void A_torn_tail_is_not_signed_for_and_does_not_hinder()
    {
        using var log = new SignedLedger(entries: 3);
        File.AppendAllText(log.Ledger.Entries, "torn");
        Assert.Equal(3, log.Sign().Checkpoint.Size);
        log.Ledger.Append("{}");
        Assert.Equal(5, log.Sign().Checkpoint.Size); // The cut is on record.
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void Appends_go_on_while_checkpoints_are_made()
    {
        using var log = new SignedLedger(entries: 1);
        using var writer = WriterProcess.Append(log.Ledger.Folder, 100, "a");
        var sizes = new List<long>();
        while (sizes is not [.., 101])
        {
            var size = log.Sign().Checkpoint.Size;
            Assert.True(sizes is [] || size >= sizes[^1]);
            sizes.Add(size);
        }

        var report = log.Verify();
        Assert.True(report.IsIntact, string.Join("\n", report.Problems));
        Assert.Equal(sizes.Distinct().Count(), report.Coverage.Checkpoints);
    }
}
