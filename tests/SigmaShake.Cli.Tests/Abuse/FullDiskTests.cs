using SigmaShake.Cli.Files;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>Abuse 4: a full disk. The configured answer comes every time, the log goes on when there is room, and tells of the gap.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int CallsWhileFull = 5;

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_full_disk_blocks_every_time_and_the_gap_is_put_on_record()
    {
        var lines = await Fill("", Call("git status"));

        Assert.Equal(Enumerable.Repeat("exit 2", CallsWhileFull), lines.Where(line => line.StartsWith("exit ", StringComparison.Ordinal)));
        Assert.Equal(CallsWhileFull, lines.Count(line => line.Contains("\"deny\"", StringComparison.Ordinal) && line.Contains("(ENOSPC). Cure: free some room", StringComparison.Ordinal)));
        AssertGap(lines, answered: 0);
    }

    [Fact]
    public async Task A_full_disk_answers_by_the_verdict_where_that_is_set_and_says_so_and_the_gap_is_put_on_record()
    {
        var lines = await Fill("recording.on_failure = \"answer\"", Call("git status"));

        Assert.Equal(Enumerable.Repeat("exit 0", CallsWhileFull), lines.Where(line => line.StartsWith("exit ", StringComparison.Ordinal)));
        Assert.Equal(CallsWhileFull, lines.Count(line => line.Contains("could not put this call on record", StringComparison.Ordinal) && line.Contains("systemMessage", StringComparison.Ordinal)));
        AssertGap(lines, answered: CallsWhileFull);
    }

    [Fact]
    public async Task A_call_that_is_refused_stays_refused_whatever_is_set()
    {
        var lines = await Fill("recording.on_failure = \"answer\"", Call("rm -rf /"), first: 2);

        Assert.Equal(Enumerable.Repeat("exit 2", CallsWhileFull), lines.Where(line => line.StartsWith("exit ", StringComparison.Ordinal)));
        AssertGap(lines, answered: CallsWhileFull);
    }

    private static void AssertGap(string[] lines, int answered)
    {
        Assert.Contains("log      intact", lines);
        Assert.Contains(lines, line => line.StartsWith("size ", StringComparison.Ordinal));

        // The note of a failure is small, and may still fit where the call itself does not: then there are several.
        var gaps = lines.Where(line => line.Contains("\"kind\":\"recovered\"", StringComparison.Ordinal)).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(CallsWhileFull, gaps.Sum(gap => gap.GetProperty("failed_appends").GetInt32()));
        Assert.Equal(answered, gaps.Sum(gap => gap.GetProperty("failed_answered").GetInt32()));
        Assert.All(gaps, gap => Assert.Equal("full", Assert.Single(gap.GetProperty("failed_why").EnumerateArray()).GetString()));
        Assert.All(gaps, gap => Assert.InRange(gap.GetProperty("failed_from_ms").GetInt64(), 1_700_000_000_000, gap.GetProperty("failed_to_ms").GetInt64()));
    }

    private async Task<string[]> Fill(string settings, string call, int first = 0)
    {
        if (SystemCalls.UserId() != 0) Assert.Skip("needs root, to mount a small disk");
        var script = $$"""
            mount -t tmpfs -o size=128k,mode=700 none "$HOME" || exit 77
            mkdir -m 700 "$HOME/.sigmashake"
            echo "$SETTINGS" > "$HOME/.sigmashake/config.toml"
            "$SSG" hook claude-code <"$CALL" >/dev/null 2>&1
            [ $? = {{first}} ] || exit 78
            dd if=/dev/zero of="$HOME/filler" bs=1k >/dev/null 2>&1
            for i in $(seq {{CallsWhileFull}}); do "$SSG" hook claude-code <"$CALL" 2>/dev/null; echo "exit $?"; done
            rm "$HOME/filler"
            "$SSG" hook claude-code <"$CALL" >/dev/null 2>&1
            [ $? = {{first}} ] || exit 79
            "$SSG" audit verify && python3 "$VERIFY" "$HOME/.sigmashake/ledger" && "$SSG" audit export
            """;
        var result = await _home.Bash($"exec unshare -m /bin/bash -c '{script}'", call, new Dictionary<string, string?>
        {
            ["SETTINGS"] = settings, ["VERIFY"] = Path.Combine(Checkout.Root, "tools", "verify.py"),
        });
        if (result.ExitCode == 77 || result.Error.Contains("unshare", StringComparison.Ordinal)) Assert.Skip($"needs a mount namespace: {result.Error}");
        Assert.True(result.ExitCode == 0, $"{result.ExitCode}: {result.Out}{result.Error}");
        return result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Longer than a page, so that it does not fit into what is left of the last one.
    private string Call(string command) => HookCalls.Bash($"{command} # {new string('x', 6_000)}", _home.Project);
}
