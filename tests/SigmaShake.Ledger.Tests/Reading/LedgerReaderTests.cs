using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Reading;

public sealed class LedgerReaderTests
{
    [Fact]
    public void A_missing_ledger_is_an_error_with_a_cure()
    {
        using var ledger = new TestLedger();
        var opened = LedgerReader.Open(ledger.Folder);
        Assert.Contains("(ENOENT)", opened.Error?.Message);
        Assert.False(Directory.Exists(ledger.Folder));
    }

    [Fact]
    public void Entries_taken_out_of_the_middle_are_named()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 5; i++) ledger.Append($$"""{"n":{{i}}}""");
        var bytes = File.ReadAllBytes(ledger.Entries);
        var frame = bytes.Length / 5;
        File.WriteAllBytes(ledger.Entries, [.. bytes[..frame], .. bytes[(3 * frame)..]]);
        var report = ledger.Verify();
        Assert.Contains(report.Problems, p => p.Kind == LedgerProblemKind.IndexGap && p.Index == 1 && p.Offset == frame);
        Assert.Null(report.RootHash);
    }

    [Fact]
    public void A_time_that_goes_back_is_named()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var frame = new byte[FrameEncoder.FrameBytes(2)];
        FrameEncoder.Encode(frame, EntryKind.Call, 1, TestLedger.Noon.AddSeconds(-1).ToUnixTimeMilliseconds(), "{}"u8);
        File.AppendAllBytes(ledger.Entries, frame);
        var problem = Assert.Single(ledger.Verify().Problems);
        Assert.Equal(LedgerProblemKind.TimeWentBack, problem.Kind);
        Assert.Equal("entry 1 at byte 120: its time is 1000 ms before that of the entry before it", problem.ToString());
    }

    [Fact]
    public void Reading_goes_on_behind_damage()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 4; i++) ledger.Append($$"""{"n":{{i}}}""");
        var bytes = File.ReadAllBytes(ledger.Entries);
        var frame = bytes.Length / 4;
        bytes.AsSpan(frame, frame).Fill(0xAA);
        File.WriteAllBytes(ledger.Entries, bytes);
        var (entries, problems) = ledger.Read();
        Assert.Equal([0, 2, 3], entries.Select(e => e.Index));
        Assert.Contains(problems, p => p.Kind == LedgerProblemKind.DamagedFrame && p.Offset == frame && p.Message.StartsWith($"{frame} bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_newer_format_is_neither_read_nor_cut()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var bytes = File.ReadAllBytes(ledger.Entries);
        bytes[FrameLayout.VersionOffset] = 2;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(
            bytes.AsSpan(FrameLayout.HeaderChecksumOffset), FrameEncoder.HeaderChecksum(bytes.AsSpan(0, FrameLayout.HeaderChecksumOffset)));
        File.WriteAllBytes(ledger.Entries, bytes);
        File.Delete(ledger.Lock);
        Assert.Contains(ledger.Verify().Problems, p => p.Kind == LedgerProblemKind.NewerFormat);
        Assert.Equal(LedgerErrorKind.NewerFormat, ledger.TryAppend("{}").Error?.Kind);
        Assert.Equal(bytes, File.ReadAllBytes(ledger.Entries));
    }

    [Fact]
    public void A_large_ledger_is_read_in_bounded_memory()
    {
        using var ledger = new TestLedger();
        ledger.Append("{}");
        var payload = Encoding.UTF8.GetBytes("\"" + new string('x', 60_000) + "\"");
        using (var file = File.OpenWrite(ledger.Entries))
        {
            file.Seek(0, SeekOrigin.End);
            var frame = new byte[FrameEncoder.FrameBytes(payload.Length)];
            for (var i = 1; i <= 500; i++)
            {
                FrameEncoder.Encode(frame, EntryKind.Call, i, TestLedger.Noon.ToUnixTimeMilliseconds(), payload);
                file.Write(frame);
            }
        }

        using var reader = LedgerReader.Open(ledger.Folder).Value!;
        var most = 0L;
        foreach (var _ in reader.Entries()) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        Assert.Equal(0, reader.ProblemCount);
        Assert.True(most < 20_000_000, $"{most} bytes held while reading 30 MB");
    }
}
