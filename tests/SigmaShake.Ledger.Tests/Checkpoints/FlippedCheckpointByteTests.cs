using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;
using Witnessing = SigmaShake.Ledger.Checkpoints.Witness;

namespace SigmaShake.Ledger.Tests.Checkpoints;

public sealed class FlippedCheckpointByteTests
{
    [Theory]
    [InlineData("checkpoint.2")]
    [InlineData("checkpoint.3")]
    [InlineData("hand-over.1")]
    [InlineData("vkey")]
    [InlineData("witnesses")]
    public void One_flipped_byte_and_every_cut_of_a_public_file_is_found_and_named(string file)
    {
        using var log = Full();
        EachDamage(log[file], what =>
        {
            var report = log.Verify();
            Assert.True(report.Problems.Any(problem => problem.Kind == LedgerProblemKind.DamagedCheckpoint && problem.Message.Contains($"`{file}`", StringComparison.Ordinal)), what);
            var error = log.TrySign().Error;
            Assert.True(error?.Kind == LedgerErrorKind.Damaged && error.Message.StartsWith($"`{log.Checkpoints}/", StringComparison.Ordinal), $"{what}: {error}");
        });
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void One_flipped_byte_and_every_cut_of_the_private_key_is_found_and_named()
    {
        using var log = Full();
        log.Ledger.Append("{}");
        EachDamage(log["key"], what =>
        {
            var error = log.TrySign().Error;
            Assert.True(error?.Message.StartsWith($"`{log["key"]}`: this is no private key", StringComparison.Ordinal), $"{what}: {error}");
        });
        Assert.Equal(4, log.Sign().Checkpoint.Size);
    }

    [Fact]
    public void One_flipped_byte_of_what_a_witness_remembers_or_signs_with_is_found_and_named()
    {
        using var log = Full();
        var note = File.ReadAllBytes(log["checkpoint.3"]);
        var key = log.Store().Keys[^1];
        foreach (var file in Directory.EnumerateFiles(log.WitnessFolder).Where(file => new FileInfo(file).Length > 0))
        {
            EachDamage(file, what =>
            {
                var error = Witnessing.Cosign(log.WitnessFolder, note, key, null, TestLedger.Noon).Error;
                Assert.True(error?.Kind == LedgerErrorKind.Damaged && error.Message.StartsWith($"`{file}`", StringComparison.Ordinal), $"{what}: {error}");
            });
        }

        Assert.True(Witnessing.Cosign(log.WitnessFolder, note, key, null, TestLedger.Noon).Succeeded);
    }

    [Fact]
    public void A_flipped_byte_of_the_lock_file_is_unused()
    {
        using var log = Full();
        File.WriteAllBytes(log["lock"], [0xff]);
        Assert.True(log.Verify().IsIntact);
        Assert.Equal(3, log.Sign().Checkpoint.Size);
    }

    [Fact]
    public void A_checkpoint_without_its_cosignature_is_whole_and_covered_by_no_witness()
    {
        using var log = Full();
        var whole = File.ReadAllBytes(log["checkpoint.3"]);
        File.WriteAllBytes(log["checkpoint.3"], whole.AsSpan(0, whole.AsSpan(..^1).LastIndexOf((byte)'\n') + 1));
        Assert.Equal((2, 3L, 0L), (log.Verify().Coverage.Checkpoints, log.Verify().Coverage.CoveredEntries, log.Verify().Coverage.WitnessedEntries));
    }

    [Theory]
    [InlineData("checkpoint.02")]
    [InlineData("checkpoint.9")]
    [InlineData("checkpoint.x")]
    [InlineData("hand-over.2")]
    public void A_file_under_another_name_is_found_and_named(string name)
    {
        using var log = Full();
        File.Copy(log[name.StartsWith('c') ? "checkpoint.2" : "hand-over.1"], log[name]);
        Assert.Contains($"`{name}`", Assert.Single(log.Verify().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_that_a_hand_over_names_is_missed()
    {
        using var log = Full();
        File.Delete(log["checkpoint.2"]);
        Assert.Equal("`checkpoint.2`: it is missing, and hand-over 1 names it", Assert.Single(log.Verify().Problems).Message);
    }

    [Fact]
    public void What_a_killed_process_left_beside_is_nobody_s()
    {
        using var log = Full();
        File.WriteAllText(log[".checkpoint.4.0123456789abcdef"], "half");
        Assert.True(log.Verify().IsIntact);
        Assert.True(log.TrySign().Succeeded);
    }

    /// <summary>A checkpoint by the first key, a hand-over, and a cosigned checkpoint by the second.</summary>
    private static SignedLedger Full()
    {
        var log = new SignedLedger(entries: 2);
        log.Sign();
        log.Rotate();
        log.Ledger.Append("{}");
        log.Cosign();
        return log;
    }

    private static void EachDamage(string path, Action<string> check)
    {
        var whole = File.ReadAllBytes(path);
        var end = whole.AsSpan(..^1).LastIndexOf((byte)'\n') + 1;
        if (whole.AsSpan(0, end).EndsWith("\n\n"u8)) end = 0;
        for (var offset = 0; offset < whole.Length; offset++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[offset] ^= (byte)(1 << (offset % 8));
            File.WriteAllBytes(path, damaged);
            check($"{path}: byte {offset} ^ {1 << (offset % 8):x2}");

            // Cut between two signatures, a note is what it was before the second one came: nothing is claimed that is not so.
            if (offset == end) continue;
            File.WriteAllBytes(path, whole.AsSpan(0, offset));
            check($"{path}: cut to {offset}");
        }

        File.WriteAllBytes(path, whole);
    }
}
