using System.Globalization;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Index;

public sealed class KilledFoldTests
{
    private const int Entries = 70_000;

    [Fact]
    public async Task A_process_that_is_killed_while_it_reads_in_leaves_an_index_that_finds_what_there_is()
    {
        Assert.True(File.Exists(Checkout.Ssg), $"`{Checkout.Ssg}` is missing: run `make build`");
        using var ledger = new TestLedger();
        var home = ledger.Beside("home");
        Directory.CreateDirectory(Path.Combine(home, ".sigmashake"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ledger.Append(TestIndex.Shell("echo 0"));
        Write(ledger);
        Directory.Move(ledger.Folder, Path.Combine(home, ".sigmashake", "ledger"));

        var seed = Environment.TickCount;
        var random = new Random(seed);
        var killed = 0;
        for (var round = 0; round < 6; round++)
        {
            // The first comes before any machine could be done.
            var seconds = (round == 0 ? 0.05 : 0.02 + (random.NextDouble() * 1.5)).ToString("F3", CultureInfo.InvariantCulture);
            var result = await ChildProcess.RunAsync("timeout", ["-s", "KILL", seconds, Checkout.Ssg, "audit", "list"], environment: new Dictionary<string, string?> { ["HOME"] = home });
            if (result.ExitCode != 0) killed++;
        }

        var search = await ChildProcess.RunAsync(Checkout.Ssg, ["audit", "search", "echo", "--limit", "3", "--json"], environment: new Dictionary<string, string?> { ["HOME"] = home });
        var stats = await ChildProcess.RunAsync(Checkout.Ssg, ["audit", "stats", "--json"], environment: new Dictionary<string, string?> { ["HOME"] = home });
        Assert.True(search.ExitCode == 0 && search.Error.Length == 0 | search.Error.Contains("there are more", StringComparison.Ordinal), $"{search.Error}, {killed} killed, seed {seed}");
        Assert.Equal([Entries - 1, Entries - 2, Entries - 3], search.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("index").GetInt32()));
        Assert.StartsWith($"{{\"entries\":{Entries},", stats.Out);
        Assert.True(killed > 0, $"nothing was killed, seed {seed}");
    }

    /// <summary>More than one transaction's worth, without waiting for the disk at each.</summary>
    private static void Write(TestLedger ledger)
    {
        using var file = new FileStream(ledger.Entries, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 20);
        var payload = System.Text.Encoding.UTF8.GetBytes(TestIndex.Shell("echo again"));
        var frame = new byte[FrameEncoder.FrameBytes(payload.Length)];
        for (var index = 1; index < Entries; index++)
        {
            FrameEncoder.Encode(frame, EntryKind.Call, index, TestLedger.Noon.ToUnixTimeMilliseconds(), payload);
            file.Write(frame);
        }
    }
}
