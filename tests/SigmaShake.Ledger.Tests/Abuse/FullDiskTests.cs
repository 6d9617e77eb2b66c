using System.Text;
using System.Text.Json;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Abuse;

/// <summary>Abuse 4: a full disk, and a limit on the size of files.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_an_error_every_time_and_the_gap_is_recorded_when_there_is_room_again()
    {
        using var ledger = new TestLedger();
        var mounted = ledger.Beside("small");
        Directory.CreateDirectory(mounted);
        var mount = await ChildProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=256k,mode=0700", "tmpfs", mounted]);
        Assert.SkipUnless(mount.ExitCode == 0, $"needs the right to mount a tmpfs: {mount.Error}");
        try
        {
            var folder = Path.Combine(mounted, "ledger");
            var filler = Path.Combine(mounted, "filler");
            File.WriteAllBytes(filler, new byte[100_000]);
            var count = FillUp(folder);
            Assert.InRange(count, 1, 10_000);
            for (var i = 0; i < 3; i++) Assert.Equal(LedgerErrorKind.Full, AppendTo(folder).Error?.Kind);

            File.Delete(filler);
            var resumed = AppendTo(folder);
            Assert.True(resumed.Succeeded, resumed.Error?.ToString());
            Assert.NotNull(resumed.Entry.Recovery);
            Assert.Equal(4, FailuresOnRecord(folder));
            Assert.Equal(0, (await IndependentVerifier.RunAsync(folder)).ExitCode);
        }
        finally
        {
            await ChildProcess.RunAsync("umount", [mounted]);
        }
    }

    [Fact]
    public async Task A_limit_on_file_sizes_is_an_error_that_names_its_cure()
    {
        using var ledger = new TestLedger();
        // bash counts in KiB; the ignored signal is inherited. The runtime itself maps memory through a large file unless told otherwise.
        var script = $"trap '' XFSZ; ulimit -f 2; DOTNET_EnableWriteXorExecute=0 exec '{WriterProcess.Program}' append '{ledger.Folder}' 0 a";
        var child = await ChildProcess.RunAsync("bash", ["-c", script]);
        var lines = child.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 5, child.Out + child.Error);
        Assert.StartsWith("error Full ", lines[^1], StringComparison.Ordinal);
        Assert.True(new FileInfo(ledger.Entries).Length <= 2048);

        Assert.Equal(1, ledger.Append("{}").Recovery?.FailedAppends);
        Acknowledged.AreThereOnceInOrder(ledger, lines);
        Assert.True((await ledger.VerifyTwiceAsync()).IsIntact);
    }

    /// <summary>A note of a failure is small, and may still fit where the call itself does not: then there are several.</summary>
    private static long FailuresOnRecord(string folder)
    {
        using var reader = LedgerReader.Open(folder).Value!;
        return reader.Entries()
            .Where(e => e.Kind == EntryKind.Recovered)
            .Sum(e => JsonDocument.Parse(e.Payload).RootElement.GetProperty("failed_appends").GetInt64());
    }

    private static long FillUp(string folder)
    {
        var count = 0L;
        while (AppendTo(folder).Succeeded) count++;
        return count;
    }

    private static AppendResult AppendTo(string folder)
    {
        using var writer = LedgerWriter.Open(folder).Value!;
        return writer.Append(EntryKind.Call, Encoding.UTF8.GetBytes($"\"{new string('x', 1_000)}\""), TestLedger.Noon);
    }
}
