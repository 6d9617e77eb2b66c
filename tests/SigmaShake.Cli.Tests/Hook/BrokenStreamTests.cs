namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Abuse 11, the streams: a client that is broken, slow or hostile never gets an allow by accident, and gets its answer within 5 s.</summary>
public sealed class BrokenStreamTests : IDisposable
{
    private const int BrokenPipe = 128 + 13;
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_standard_input_that_never_ends_and_never_sends_is_refused_in_time_and_on_record()
    {
        var result = await _home.Bash("mkfifo pipe; exec 3<>pipe; exec \"$SSG\" hook claude-code <&3", "");

        HookAnswers.IsRefusedWithCure(result, "no verdict within 4 s");
        Assert.True(result.Elapsed < Promise, $"took {result.Elapsed}");
        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_standard_input_that_stops_in_the_middle_is_refused_in_time()
    {
        var result = await _home.Bash("mkfifo pipe; exec 3<>pipe; head -c 40 \"$CALL\" >&3; exec \"$SSG\" hook claude-code <&3", HookCalls.Harmless(_home.Project));

        HookAnswers.IsRefusedWithCure(result, "no verdict within 4 s");
        Assert.True(result.Elapsed < Promise, $"took {result.Elapsed}");
    }

    [Fact]
    public async Task When_even_the_late_answer_hangs_the_hook_still_ends_as_a_refusal()
    {
        // Every thread takes a second to begin, and the one that answers late has 600 ms: the one that watches speaks in its place.
        var result = await _home.Bash(
            "mkfifo pipe; exec 3<>pipe; exec strace -f -qq -e trace=set_robust_list -e inject=set_robust_list:delay_enter=1000000 -o trace \"$SSG\" hook claude-code <&3", "");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("no answer either", result.Error);
    }

    [Fact]
    public async Task Where_no_thread_can_be_started_to_keep_the_deadline_the_call_is_refused_at_once()
    {
        var result = await _home.Bash(
            "exec strace -f -qq -e trace=clone3,clone -e inject=clone3,clone:error=EAGAIN -o trace \"$SSG\" hook claude-code <\"$CALL\"", HookCalls.Harmless(_home.Project));

        HookAnswers.IsRefusedWithCure(result, "no thread can be started");
        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_closed_standard_input_is_refused()
    {
        HookAnswers.IsRefusedWithCure(await _home.Bash("exec \"$SSG\" hook claude-code <&-", ""), "standard input cannot be read");
        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dev/null")]
    public async Task A_standard_input_that_is_no_pipe_is_refused(string path)
    {
        HookAnswers.IsRefusedWithCure(await _home.Bash($"exec \"$SSG\" hook claude-code <{path}", ""));
    }

    [Fact]
    public async Task A_standard_input_that_does_not_block_is_read_to_its_end()
    {
        const string Script = """
            import fcntl, os, subprocess, sys
            reader, writer = os.pipe()
            fcntl.fcntl(reader, fcntl.F_SETFL, fcntl.fcntl(reader, fcntl.F_GETFL) | os.O_NONBLOCK)
            hook = subprocess.Popen([os.environ["SSG"], "hook", "claude-code"], stdin=reader)
            os.write(writer, open(os.environ["CALL"], "rb").read())
            os.close(writer)
            sys.exit(hook.wait())
            """;
        HookAnswers.IsRefused(await _home.Bash($"exec python3 -c '{Script}'", HookCalls.Destructive(_home.Project)), "destructive/remove-root");
    }

    [Fact]
    public async Task A_refusal_stands_where_standard_output_is_closed()
    {
        var result = await _home.Bash("exec \"$SSG\" hook claude-code <\"$CALL\" >&-", HookCalls.Destructive(_home.Project));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("destructive/remove-root: ", result.Error);
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
    }

    [Fact]
    public async Task A_refusal_stands_where_standard_error_is_closed()
    {
        var result = await _home.Bash("exec \"$SSG\" hook claude-code <\"$CALL\" 2>&-", HookCalls.Destructive(_home.Project));

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("deny", HookAnswers.Output(HookAnswers.Line(result)).GetProperty("permissionDecision").GetString());
    }

    [Fact]
    public async Task With_all_streams_closed_the_exit_code_refuses_and_no_file_of_ours_takes_their_place()
    {
        await _home.Ask(HookCalls.Harmless(_home.Project));

        var result = await _home.Bash("exec \"$SSG\" hook claude-code <&- >&- 2>&-", "");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["allow", "block"], _home.Calls().Select(call => call.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task A_file_of_ours_never_stands_where_a_closed_stream_stood()
    {
        await _home.Ask(HookCalls.Harmless(_home.Project));

        // Looked at while the hook waits for the log, which another process holds.
        const string Script = $"""
            exec 9<>"$HOME/.sigmashake/ledger/lock"; {HookHome.HoldLedgerOn9}
            "$SSG" hook claude-code <"$CALL" >&- 2>&- 9>&- & pid=$!
            until ls -l /proc/$pid/fd | grep -q ledger/lock; do :; done
            readlink /proc/$pid/fd/1 /proc/$pid/fd/2
            wait $pid
            """;
        var result = await _home.Bash(Script, HookCalls.Destructive(_home.Project));

        Assert.Equal("/dev/null\n/dev/null\n", result.Out);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task A_refusal_stands_where_nobody_reads_any_more()
    {
        // The reader of the pipe is gone before the hook starts.
        const string Script = "mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; \"$SSG\" hook claude-code <\"$CALL\" >&4";

        var result = await _home.Bash(Script, HookCalls.Destructive(_home.Project));

        Assert.NotEqual(BrokenPipe, result.ExitCode);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("destructive/remove-root: ", result.Error);
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData(">&4")]
    [InlineData(">/dev/full")]
    public async Task A_question_that_nobody_can_hear_is_a_refusal(string output)
    {
        _home.WriteRules("rule push {\n ASK execution\n IF command STARTS_WITH \"git push\"\n MESSAGE \"m\"\n PROMPT \"Really push?\"\n}\n");

        var result = await _home.Bash(
            $"mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; \"$SSG\" hook claude-code <\"$CALL\" {output}", HookCalls.Bash("git push", _home.Project));

        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task A_full_pipe_that_nobody_reads_does_not_hold_the_refusal_up()
    {
        const string Script = """
            mkfifo pipe; exec 3<>pipe
            dd if=/dev/zero of=pipe bs=4096 count=1000 oflag=nonblock 2>/dev/null
            exec "$SSG" hook claude-code <"$CALL" >&3
            """;
        var result = await _home.Bash(Script, HookCalls.Destructive(_home.Project));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("destructive/remove-root: ", result.Error);
        Assert.True(result.Elapsed < Promise, $"took {result.Elapsed}");
    }

    [Fact]
    public async Task With_every_pipe_full_and_nothing_on_standard_input_the_exit_code_still_refuses_in_time()
    {
        const string Script = """
            mkfifo pipe silent; exec 3<>pipe 4<>silent
            dd if=/dev/zero of=pipe bs=4096 count=1000 oflag=nonblock 2>/dev/null
            exec "$SSG" hook claude-code <&4 >&3 2>&3
            """;
        var result = await _home.Bash(Script, "");

        Assert.Equal(2, result.ExitCode);
        Assert.True(result.Elapsed < Promise, $"took {result.Elapsed}");
    }

    [Fact]
    public async Task Silence_needs_no_stream()
    {
        var result = await _home.Bash("exec \"$SSG\" hook claude-code <\"$CALL\" >&- 2>&-", HookCalls.Harmless(_home.Project));

        HookAnswers.IsSilent(result);
        Assert.Equal("allow", _home.Call().GetProperty("decision").GetString());
    }
}
