using System.Text.Json;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly SsgHome _home = new();

    private string Entries => $"{_home.State}/ledger/entries";

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Without_a_log_every_command_says_how_one_starts()
    {
        foreach (var command in new[] { "verify", "show", "export" })
        {
            var result = await _home.RunAsync("audit", command);
            Assert.Equal((1, ""), (result.ExitCode, result.Out));
            Assert.Equal("ssg: nothing is on record; the first judged call starts the log, and `ssg init --client NAME` has an agent's calls judged\n", result.Error);
        }
    }

    [Fact]
    public async Task An_intact_log_is_verified_shown_and_exported()
    {
        await Judge("ls", "rm -rf /", "git status");

        var verify = await _home.RunAsync("audit", "verify");
        Assert.Equal(0, verify.ExitCode);
        Assert.Contains("log      intact\nentries  3\nroot     ", verify.Out);

        var latest = await _home.RunAsync("audit", "show");
        var second = await _home.RunAsync("audit", "show", "1");
        Assert.StartsWith("entry          2, call\n", latest.Out);
        Assert.Contains("\ndecision       block\nrule           destructive/remove-root\n", second.Out);
        Assert.Equal(second.Out, (await _home.RunAsync("audit", "show", "001")).Out);

        var export = await _home.RunAsync("audit", "export");
        var lines = export.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([0, 1, 2], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("index").GetInt32()));
        Assert.Equal((0, ""), (export.ExitCode, export.Error));
    }

    [Fact]
    public async Task An_entry_that_is_not_there_is_said_with_the_last_one()
    {
        await Judge("ls");

        var result = await _home.RunAsync("audit", "show", "7");

        Assert.Equal((2, "ssg: there is no entry 7; the last one is 0\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_flipped_byte_is_named_wherever_it_is()
    {
        await Judge("ls", "rm -rf /", "git status");
        var intact = await File.ReadAllBytesAsync(Entries, TestContext.Current.CancellationToken);
        for (var i = 0; i < intact.Length; i += 1 + (intact.Length / 40))
        {
            var damaged = intact.ToArray();
            damaged[i] ^= 0x10;
            await File.WriteAllBytesAsync(Entries, damaged, TestContext.Current.CancellationToken);

            var verify = await _home.RunAsync("audit", "verify");

            Assert.True(verify.ExitCode == 1, $"byte {i}: {verify.Out}{verify.Error}");
            Assert.True(verify.Out.Contains("problem  ", StringComparison.Ordinal) || verify.Error.Length > 0, $"byte {i}: nothing is named");
        }

        var export = await _home.RunAsync("audit", "export");
        var show = await _home.RunAsync("audit", "show");
        Assert.Equal((1, 1), (export.ExitCode, show.ExitCode));
        Assert.Contains("ssg: the log is damaged: ", export.Error);
    }

    [Fact]
    public async Task A_torn_tail_is_said_and_the_next_call_mends_it()
    {
        await Judge("ls", "rm -rf /");
        var bytes = await File.ReadAllBytesAsync(Entries, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Entries, bytes[..^7], TestContext.Current.CancellationToken);

        var torn = await _home.RunAsync("audit", "verify");
        await Judge("git status");
        var mended = await _home.RunAsync("audit", "verify");

        Assert.Equal(1, torn.ExitCode);
        Assert.Contains("problem  ", torn.Out);
        Assert.True(mended.ExitCode == 0, mended.Out);
        Assert.Contains("\"kind\":\"recovered\"", (await _home.RunAsync("audit", "export")).Out);
    }

    [Fact]
    public async Task A_log_that_is_no_folder_is_not_taken_for_an_absent_one()
    {
        await _home.RunAsync("rule", "list");
        _home.Write("home/.sigmashake/ledger", "");

        var result = await _home.RunAsync("audit", "verify");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("nothing is on record", result.Error);
    }

    private async Task Judge(params string[] commands)
    {
        foreach (var command in commands) await _home.FeedAsync(EvalCommandTests.Call(command), "hook", "generic");
    }
}
