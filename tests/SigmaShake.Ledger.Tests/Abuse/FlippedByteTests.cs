using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 5: one flipped byte at every offset is found and named. Of the lock file nothing is part of the record: <c>GapTests</c>.</summary>
public sealed class FlippedByteTests
{
    [Fact]
    public void One_flipped_byte_at_every_offset_is_found_and_named()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 3; i++) ledger.Append($$"""{"n":{{i}}}""");
        var whole = File.ReadAllBytes(ledger.Entries);
        var frameBytes = whole.Length / 3;
        var root = ledger.Verify().RootHash;

        for (var offset = 0; offset < whole.Length; offset++)
        {
            foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = (byte[])whole.Clone();
                damaged[offset] ^= mask;
                File.WriteAllBytes(ledger.Entries, damaged);
                var report = ledger.Verify();
                Assert.False(report.IsIntact, $"byte {offset} ^ {mask:x2} went unseen");
                Assert.Contains(report.Problems, p => p.Offset == offset / frameBytes * frameBytes && p.Index == offset / frameBytes);
                // Whatever root is still given is that of the intact leaves.
                Assert.True(report.RootHash is null || report.RootHash == root);
            }
        }
    }

    [Fact]
    public async Task The_independent_verifier_sees_every_flip_too()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        var whole = File.ReadAllBytes(ledger.Entries);
        // A process for each flip is dear: every seventh offset, and both ends.
        for (var offset = 0; offset < whole.Length; offset += offset < 14 ? 1 : 7)
        {
            var damaged = (byte[])whole.Clone();
            damaged[offset] ^= 0x10;
            File.WriteAllBytes(ledger.Entries, damaged);
            Assert.False((await ledger.VerifyTwiceAsync()).IsIntact);
        }
    }

    /// <summary>In calls, in an erasure, and in entries that were erased and compacted.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task The_independent_verifier_sees_every_flip_at_every_offset()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 3; i++) ledger.Append($$"""{"n":{{i}},"pad":"{{new string('p', 20)}}"}""");
        using (var eraser = WriterProcess.Start(WriterProcess.Program, "erase", ledger.Folder)) await eraser.RestAsync();
        for (var i = 0; i < 2; i++) ledger.Append($$"""{"n":{{i}}}""");
        File.Delete(ledger.Lock);
        var whole = File.ReadAllBytes(ledger.Entries);
        Assert.True(ledger.Verify().IsIntact);

        var flips = 0;
        for (var offset = 0; offset < whole.Length; offset++)
        {
            foreach (var mask in new byte[] { 0x01, 0xFF })
            {
                var damaged = (byte[])whole.Clone();
                damaged[offset] ^= mask;
                File.WriteAllBytes(ledger.Entries, damaged);
                Assert.False((await ledger.VerifyTwiceAsync()).IsIntact, $"byte {offset} ^ {mask:x2} went unseen");
                flips++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{flips} flips in {whole.Length} bytes, all seen by both verifiers");
    }

    /// <summary>An append over damage refuses, or goes on behind it; it never tidies away what was acknowledged, and never crashes.</summary>
    [Fact]
    public void An_append_over_a_flipped_byte_at_every_offset_hides_nothing()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 3; i++) ledger.Append($$"""{"n":{{i}}}""");
        var whole = File.ReadAllBytes(ledger.Entries);
        var mark = File.ReadAllBytes(ledger.Lock);
        for (var offset = 0; offset < whole.Length; offset++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[offset] ^= 0x20;
            File.WriteAllBytes(ledger.Entries, damaged);
            File.WriteAllBytes(ledger.Lock, mark);

            var result = ledger.TryAppend("{}");

            Assert.True(result.Succeeded || result.Error.Kind is LedgerErrorKind.Damaged or LedgerErrorKind.NewerFormat, $"byte {offset}: {result.Error}");
            Assert.Equal(damaged, File.ReadAllBytes(ledger.Entries)[..damaged.Length]);
            Assert.False(ledger.Verify().IsIntact, $"byte {offset}");
        }
    }

    /// <summary>Erasure as the format foresees it: the flag is set, salt, payload and their checksum become zeros.</summary>
    [Fact]
    public async Task An_erased_payload_leaves_root_and_neighbours_as_they_were()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 3; i++) ledger.Append($$"""{"n":{{i}}}""");
        var root = ledger.Verify().RootHash;
        var bytes = File.ReadAllBytes(ledger.Entries);
        var frame = bytes.AsMemory(bytes.Length / 3, bytes.Length / 3);
        frame.Span[FrameLayout.FlagsOffset] = (byte)FrameFlags.Erased;
        File.WriteAllBytes(ledger.Entries, bytes);
        var unfinished = ledger.Verify();
        var problem = Assert.Single(unfinished.Problems);
        Assert.Equal(LedgerProblemKind.ErasureUnfinished, problem.Kind);
        Assert.StartsWith($"run `ssg audit erase --entry {problem.Index}` again", problem.Cure, StringComparison.Ordinal);

        frame.Span[FrameLayout.HeaderBytes..^8].Clear();
        File.WriteAllBytes(ledger.Entries, bytes);
        var report = await ledger.VerifyTwiceAsync();
        Assert.True(report.IsIntact);
        Assert.Equal((root, 1L, 3L), (report.RootHash, report.ErasedEntries, report.Size));
        Assert.Null(ledger.Read().Entries[1].Payload);

        // And every flip in the erased frame is seen as well.
        var whole = (byte[])bytes.Clone();
        for (var offset = bytes.Length / 3; offset < bytes.Length / 3 * 2; offset++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[offset] ^= 1;
            File.WriteAllBytes(ledger.Entries, damaged);
            Assert.False(ledger.Verify().IsIntact, $"byte {offset}");
        }
    }

    [Fact]
    public void An_exchanged_payload_with_a_right_checksum_is_found_by_its_commitment()
    {
        using var ledger = new TestLedger();
        ledger.Append("""{"n":0}""");
        var bytes = File.ReadAllBytes(ledger.Entries);
        var body = bytes.AsSpan(FrameLayout.HeaderBytes..^FrameLayout.TrailerBytes);
        body[^2] = (byte)'1';
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(^FrameLayout.TrailerBytes..), Crc32C.Of(body));
        File.WriteAllBytes(ledger.Entries, bytes);
        Assert.Equal("the payload is not the one that the leaf commits to", Assert.Single(ledger.Verify().Problems).Message);
    }
}
