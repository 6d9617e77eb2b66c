using System.Diagnostics;
using System.Globalization;
using System.Text;
using SigmaShake.Net.Running;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Running;

public sealed class ProgramRunnerTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_reads_what_it_is_given_in_its_home_with_little_around_it()
    {
        Environment.SetEnvironmentVariable("SSG_TEST_SECRET", "x");
        var run = await RunAsync(["/bin/sh", "-c", "pwd; env; cat; echo oops >&2"], "the decision");

        Assert.Null(run.Problem);
        var lines = run.Output.Split('\n');
        Assert.Equal(_home.Path, lines[0]);
        Assert.Contains("the decisionoops", lines);
        Assert.Contains("SSG_ENTRY=7", lines);
        Assert.Contains($"HOME={_home.Path}", lines);
        Assert.Contains("PATH=/usr/local/bin:/usr/bin:/bin", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("SSG_TEST_SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_are_no_shells()
    {
        var run = await RunAsync(["printf", "%s|", "$HOME", "a b", "`id`", ";", "${command}"]);

        Assert.Equal("$HOME|a b|`id`|;|${command}|", run.Output);
    }

    [Fact]
    public async Task It_is_killed_with_all_it_started_when_its_time_is_over()
    {
        var clock = Stopwatch.StartNew();
        var run = await RunAsync(["/bin/sh", "-c", "sleep 1000 & echo $!; sleep 1000"], limit: TimeSpan.FromSeconds(3));

        Assert.Contains("ran for more than 3 s and was killed", run.Problem, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
        await UntilGoneAsync(run.Output);
    }

    [Fact]
    public async Task What_it_leaves_behind_is_ended_with_it_and_holds_nobody_up()
    {
        var clock = Stopwatch.StartNew();
        var run = await RunAsync(["/bin/sh", "-c", "sleep 1000 & echo $!"]);

        Assert.Null(run.Problem);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        await UntilGoneAsync(run.Output);
    }

    [Fact]
    public async Task Whoever_ends_us_ends_it()
    {
        using var ending = new CancellationTokenSource();
        var running = new ProgramRunner(_home.Path, TimeSpan.FromSeconds(60)).RunAsync(["sh", "-c", "echo $$ >pid.new; mv pid.new pid; sleep 1000"], new Dictionary<string, string>(), default, ending.Token);
        await Deadline.UntilAsync(() => File.Exists(_home["pid"]));

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await UntilGoneAsync(await File.ReadAllTextAsync(_home["pid"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task However_much_it_writes_little_is_kept()
    {
        var run = await RunAsync(["/bin/sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; printf '\\033[2J' >&2"]);

        Assert.Null(run.Problem);
        Assert.Equal(ProgramRunner.KeptBytes, run.Output.Length);
    }

    [Fact]
    public async Task More_than_a_pipe_holds_is_given_to_who_does_not_read_it()
    {
        Assert.Null((await RunAsync(["true"], new string('x', 1 << 20))).Problem);
        Assert.Equal("1048576", (await RunAsync(["wc", "-c"], new string('x', 1 << 20))).Output);
    }

    [Theory]
    [InlineData("exit 3", "ended with 3")]
    [InlineData("kill -9 $$", "was ended by signal 9")]
    [InlineData("kill -13 $$", "was ended by signal 13")]
    public async Task How_it_failed_is_said(string script, string problem) => Assert.Contains(problem, (await RunAsync(["sh", "-c", script])).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("no-such-program", "there is no program `no-such-program` in /usr/local/bin:/usr/bin:/bin", true)]
    [InlineData("./here", "is no absolute path", false)]
    [InlineData("/no/such", "there is no program `/no/such`", true)]
    [InlineData("/etc/hostname", "cannot be started", true)]
    public async Task What_cannot_be_started_is_said(string program, string problem, bool mayStart)
    {
        _home.Write("here", "#!/bin/sh\n");

        var run = await RunAsync([program]);

        Assert.Contains(problem, run.Problem, StringComparison.Ordinal);
        Assert.Equal(mayStart, run.MayStart);
    }

    private Task<ProgramRun> RunAsync(string[] arguments, string input = "", TimeSpan? limit = null) =>
        new ProgramRunner(_home.Path, limit ?? TimeSpan.FromSeconds(60)).RunAsync(arguments, new Dictionary<string, string> { ["SSG_ENTRY"] = "7" }, Encoding.UTF8.GetBytes(input), TestContext.Current.CancellationToken);

    private static async Task UntilGoneAsync(string output)
    {
        var id = int.Parse(output.Trim(), CultureInfo.InvariantCulture);
        await Deadline.UntilAsync(() => !File.Exists($"/proc/{id}/stat") || File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
    }
}
