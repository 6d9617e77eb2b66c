using System.Diagnostics;
using System.Globalization;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>
/// Abuse 2 and 3 on the published binary: its system calls fail in turn, made to by strace. No call is let through whose entry is lost, and
/// the next run recovers.
/// </summary>
public sealed class FailingSystemCallTests(ITestOutputHelper output)
{
    // Far more than a call of the hook makes of any one kind: the loop ends where nothing was left to fail.
    private const int MaxCalls = 400;

    [Theory]
    [InlineData("openat:error=EMFILE")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("write:error=EIO")]
    [InlineData("fdatasync:error=EIO")]
    [InlineData("fsync:error=EIO")]
    [InlineData("renameat:error=EIO")]
    [InlineData("ftruncate:error=EIO")]
    public Task Every_call_fails_once(string fault) => FailInTurn(fault, [""]);

    [Theory]
    [Trait("Category", "Nightly")]
    [InlineData("openat:error=EMFILE")]
    [InlineData("openat:error=EACCES")]
    [InlineData("openat:error=ENOENT")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("pwrite64:error=EIO")]
    [InlineData("pwrite64:retval=20")]
    [InlineData("pread64:error=EIO")]
    [InlineData("read:error=EIO")]
    [InlineData("write:error=EIO")]
    [InlineData("fdatasync:error=EIO")]
    [InlineData("fsync:error=EIO")]
    [InlineData("renameat:error=EIO")]
    [InlineData("ftruncate:error=EIO")]
    [InlineData("mkdir:error=EACCES")]
    [InlineData("statx:error=EIO")]
    [InlineData("fcntl:error=ENOLCK")]
    [InlineData("getrandom:error=EINTR")]
    [InlineData("mmap:error=ENOMEM")]
    public Task Every_call_fails_once_and_from_then_on(string fault) => FailInTurn(fault, ["", "+"]);

    /// <summary>Abuse 3: the two runtime calls that swallow it are banned, and this is why.</summary>
    [Fact]
    public async Task A_sync_error_is_seen_and_refuses_the_call_and_the_gap_is_put_on_record()
    {
        using var home = new HookHome();
        HookAnswers.IsSilent(await home.Ask(HookCalls.Harmless(home.Project)));

        var (result, _) = await Fail(home, "fdatasync:error=EIO", HookCalls.Harmless(home.Project));

        HookAnswers.IsRefusedWithCure(result, "cannot make durable", "input/output error (EIO)");
        HookAnswers.IsSilent(await home.Ask(HookCalls.Harmless(home.Project)));
        await home.AssertLogIsIntact(3);
        Assert.Contains("\"failed_appends\":1,", System.Text.Encoding.UTF8.GetString(home.Entries()[1].Payload!));
    }

    [Fact]
    public async Task A_sync_error_answers_by_the_verdict_where_that_is_set_and_the_gap_is_put_on_record()
    {
        using var home = new HookHome();
        home.WriteState("config.toml", "[recording]\non_failure = \"answer\"\n");
        HookAnswers.IsSilent(await home.Ask(HookCalls.Harmless(home.Project)));

        var (result, _) = await Fail(home, "fdatasync:error=EIO", HookCalls.Harmless(home.Project));
        var (refused, _) = await Fail(home, "fdatasync:error=EIO", HookCalls.Destructive(home.Project));

        HookAnswers.IsNoticed(result, "could not put this call on record", "input/output error (EIO)", "Cure: ");
        Assert.Equal(2, refused.ExitCode);
        HookAnswers.IsSilent(await home.Ask(HookCalls.Harmless(home.Project)));
        await home.AssertLogIsIntact(3);
        Assert.Contains("\"failed_appends\":2,", System.Text.Encoding.UTF8.GetString(home.Entries()[1].Payload!));
        Assert.Contains("\"failed_answered\":2,", System.Text.Encoding.UTF8.GetString(home.Entries()[1].Payload!));
    }

    [Fact]
    public async Task Relaxed_calls_wait_for_no_sync()
    {
        using var home = new HookHome();
        home.WriteState("config.toml", "recording.durability = \"relaxed\"\n");
        HookAnswers.IsSilent(await home.Ask(HookCalls.Harmless(home.Project)));

        var (result, wasInjected) = await Fail(home, "fdatasync:error=EIO", HookCalls.Harmless(home.Project));

        HookAnswers.IsSilent(result);
        Assert.False(wasInjected);
        await home.AssertLogIsIntact(2);
    }

    private async Task FailInTurn(string fault, string[] repeats)
    {
        using var home = await HomeAtRest();
        var (faults, answered) = (0, 0);
        foreach (var repeat in repeats)
        {
            foreach (var start in Enum.GetValues<Start>())
            {
                for (var when = 1; when <= MaxCalls; when++)
                {
                    await Reset(home, start);
                    var spelt = string.Create(CultureInfo.InvariantCulture, $"{fault}:when={when}{repeat}");
                    var (result, wasInjected) = await Fail(home, spelt, start == Start.Refusal ? Call(home, "victim", "rm -rf /") : Call(home, "victim"));
                    Assert.False(start == Start.Refusal && result.ExitCode == 0, $"{spelt}: let through what is refused");
                    if (!wasInjected) break;
                    faults++;
                    if (result.ExitCode == 0) answered++;
                    await AssertNothingIsLost(home, result, spelt);
                }
            }
        }

        output.WriteLine($"{fault}: {faults} faults, {answered} of the calls were let through and are on record");
        Assert.True(faults > 0, $"{fault}: nothing was left to fail");
    }

    /// <summary>A home whose rules have been left alone for so long that what was compiled of them is kept: an image is what the hook renames.</summary>
    private static async Task<HookHome> HomeAtRest()
    {
        var home = new HookHome();
        home.WriteRules("rule quiet {\n  LOG execution\n  IF command CONTAINS \"git\"\n  MESSAGE \"m\"\n}\n");
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(Path.Combine(home.State, "images")))
        {
            HookAnswers.IsSilent(await home.Ask(Call(home, "rest")));
            Assert.True(clock.Elapsed < ChildProcess.TimeLimit, "no image was ever kept");
        }

        return home;
    }

    private static async Task Reset(HookHome home, Start start)
    {
        if (Directory.Exists(home.Ledger)) Directory.Delete(home.Ledger, recursive: true);
        if (start != Start.Fresh) HookAnswers.IsSilent(await home.Ask(Call(home, "before")));
        if (start == Start.Torn) await File.AppendAllBytesAsync(Path.Combine(home.Ledger, "entries"), new byte[100], TestContext.Current.CancellationToken);
        if (Directory.Exists(Path.Combine(home.State, "images"))) Directory.Delete(Path.Combine(home.State, "images"), recursive: true);
    }

    private static async Task AssertNothingIsLost(HookHome home, ChildResult result, string fault)
    {
        HookAnswers.IsSilent(await home.Ask(Call(home, "after")));
        await home.AssertLogIsIntact(home.Entries().Count);
        var recorded = home.Calls().ConvertAll(call => call.TryGetProperty("call", out var id) ? id.GetString() : "unread");
        Assert.True(recorded.Count(id => id == "victim") <= 1, $"{fault}: recorded twice");
        Assert.True(result.ExitCode != 0 || recorded.Contains("victim"), $"{fault}: let through and lost: {result.Out}{result.Error}");
        Assert.Equal("after", recorded[^1]);
    }

    private static async Task<(ChildResult Result, bool WasInjected)> Fail(HookHome home, string fault, string call)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "needs strace (apt-get install strace)");
        var name = fault.Split(':')[0];
        var result = await home.Bash($"exec strace -f -qq -o \"$HOME/trace\" -e trace={name} -e inject={fault} \"$SSG\" hook claude-code <\"$CALL\"", call);
        var trace = await File.ReadAllTextAsync(Path.Combine(home.Home, "trace"), TestContext.Current.CancellationToken);
        return (result, trace.Contains("(INJECTED)", StringComparison.Ordinal));
    }

    private static string Call(HookHome home, string id, string command = "git status") => HookCalls.Tool("Bash", new { command }, home.Project, id);

    /// <summary>What the hook finds when its calls begin to fail.</summary>
    private enum Start
    {
        /// <summary>No log yet, and rules that were not compiled.</summary>
        Fresh,

        /// <summary>A whole log.</summary>
        Whole,

        /// <summary>A log with a torn end.</summary>
        Torn,

        /// <summary>A whole log, and a call that the rules refuse.</summary>
        Refusal,
    }
}
