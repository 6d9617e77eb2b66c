using System.Globalization;
using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Abuse 11: whatever comes on standard input, memory and time are bounded, and nothing is allowed by accident.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int MaxResidentKiB = 128 << 10;
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_gigabyte_is_refused_in_bounded_memory_and_time()
    {
        // The feeder writes until the hook goes, and prints what the kernel says of the hook.
        const string Feeder = """
            import os, resource, subprocess, time
            hook = subprocess.Popen([os.environ["SSG"], "hook", "claude-code"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            chunk, sent, start = b'{"tool_name":"' + b"x" * (1 << 20), 0, time.monotonic()
            try:
                while sent < 1 << 30: sent += os.write(hook.stdin.fileno(), chunk)
            except BrokenPipeError: pass
            try: hook.stdin.close()
            except BrokenPipeError: pass
            out = hook.stdout.read()
            hook.wait()
            print(hook.returncode, int((time.monotonic() - start) * 1000), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, b'"deny"' in out)
            """;
        var result = await _home.Bash($"python3 -c '{Feeder.Replace("'", "'\\''", StringComparison.Ordinal)}'", "");

        var said = result.Out.Split(' ', StringSplitOptions.TrimEntries);
        Assert.True(said.Length == 4, result.Error);
        Assert.Equal("2", said[0]);
        Assert.True(int.Parse(said[1], CultureInfo.InvariantCulture) < Promise.TotalMilliseconds, $"took {said[1]} ms");
        Assert.True(int.Parse(said[2], CultureInfo.InvariantCulture) < MaxResidentKiB, $"needed {said[2]} KiB");
        Assert.Equal("True", said[3]);
        Assert.Contains("larger than 16 MiB", _home.Call().GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_largest_call_that_is_judged_is_judged_in_time()
    {
        var empty = HookCalls.Write(_home["project/big.txt"], _home.Project, "");
        var call = HookCalls.Write(_home["project/big.txt"], _home.Project, new string('a', (16 << 20) - empty.Length));
        Assert.Equal(16 << 20, call.Length);

        HookAnswers.IsSilent(await _home.Ask(call));
        HookAnswers.IsRefusedWithCure(await _home.Ask(call + " "), "larger than 16 MiB");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task Depth_of_100_000_is_refused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        HookAnswers.IsRefusedWithCure(await _home.Ask(deep), "nest deeper than 128");
        HookAnswers.IsRefusedWithCure(await _home.Ask(Call($"\"tool_name\":\"Bash\",\"tool_input\":{{\"command\":\"ls\",\"x\":{deep}}}")), "nest deeper");
    }

    [Theory]
    [InlineData("""{"hook_event_name":"PostToolUse","hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"ls"}}""", "hook_event_name")]
    [InlineData("""{"tool_name":"Bash","tool_input":{"command":"ls","command":"rm -rf /"}}""", "command")]
    [InlineData("""{"tool_name":"Bash","tool_input":{"command":"ls","comm\u0061nd":"rm -rf /"}}""", "command")]
    [InlineData("""{"tool_name":"Bash","tool_input":{"command":"ls","nested":[{"k":1,"\u006b":2}]}}""", "k")]
    [InlineData("""{"tool_name":"Bash","tool_input":{"command":"ls"},"tool_input":{"command":"ls"}}""", "tool_input")]
    public async Task A_key_that_stands_twice_is_refused(string payload, string key)
    {
        HookAnswers.IsRefusedWithCure(await _home.Ask(payload), $"the key `{key}` stands twice in one object");
    }

    [Fact]
    public async Task A_key_that_stands_twice_among_very_many_is_refused_in_time()
    {
        var members = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":0"));
        var result = await _home.Ask(Call($"\"tool_name\":\"Bash\",\"tool_input\":{{\"command\":\"ls\",{members},\"k\\u0037\":1}}"));

        HookAnswers.IsRefusedWithCure(result, "stands twice");
        Assert.True(result.Elapsed < Promise, $"took {result.Elapsed}");
    }

    [Theory]
    [InlineData("ff")]
    [InlineData("c0af")]
    [InlineData("eda080")]
    [InlineData("f4908080")]
    [InlineData("e282")]
    public async Task Bytes_that_are_not_utf_8_are_refused(string hexadecimal)
    {
        var call = Encoding.UTF8.GetBytes(HookCalls.Bash("echo ?", _home.Project));
        var at = Array.LastIndexOf(call, (byte)'?');
        byte[] broken = [.. call[..at], .. Convert.FromHexString(hexadecimal), .. call[(at + 1)..]];

        HookAnswers.IsRefusedWithCure(await _home.Ask(broken), "not valid UTF-8");
    }

    [Fact]
    public async Task Nul_bytes_are_refused_outside_strings_and_judged_inside()
    {
        var call = HookCalls.Harmless(_home.Project);

        HookAnswers.IsRefusedWithCure(await _home.Ask("\0" + call), "not JSON");
        HookAnswers.IsRefusedWithCure(await _home.Ask(call + "\0"), "not JSON");
        HookAnswers.IsRefusedWithCure(await _home.Ask(call.Replace("git", "g\0it", StringComparison.Ordinal)), "not JSON");
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Bash("echo \0; rm -rf /", _home.Project)), "destructive/remove-root");
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Write("/etc\0/passwd", "/tmp\0/x")));
    }

    [Fact]
    public async Task Huge_numbers_are_judged_as_they_stand_and_never_overflow()
    {
        _home.WriteRules("rule long {\n DENY execution\n IF input.timeout STARTS_WITH \"999\"\n MESSAGE \"too long\"\n}\n");
        var digits = new string('9', 1_000_000);

        HookAnswers.IsRefused(await _home.Ask(Call($"\"tool_name\":\"Bash\",\"tool_input\":{{\"command\":\"ls\",\"timeout\":{digits}}}")), "user/long");
        HookAnswers.IsSilent(await _home.Ask(Call("\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\",\"timeout\":1e999999999}")));
        HookAnswers.IsRefused(await _home.Ask(Call("\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"rm -rf /\",\"timeout\":-1E-999999999}")), "remove-root");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("\uFEFF")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("42")]
    [InlineData("\"PreToolUse\"")]
    [InlineData("{\"tool_name\":\"Bash\"}")]
    [InlineData("{\"tool_name\":\"Bash\",\"tool_input\":[]}")]
    [InlineData("{\"tool_name\":[\"Bash\"],\"tool_input\":{}}")]
    [InlineData("{\"tool_name\":\"\",\"tool_input\":{}}")]
    [InlineData("{\"hook_event_name\":[\"PostToolUse\"],\"tool_name\":\"Bash\",\"tool_input\":[]}")]
    [InlineData("{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"},\"cwd\":\"elsewhere\"}")]
    public async Task What_is_no_call_is_refused_and_on_record(string payload)
    {
        HookAnswers.IsRefusedWithCure(await _home.Ask(payload));

        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
    }

    [Fact]
    public async Task Every_half_of_a_call_is_refused()
    {
        var call = Call("\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}");
        for (var length = 0; length < call.Length; length += 3) HookAnswers.IsRefusedWithCure(await _home.Ask(call[..length]));
        HookAnswers.IsSilent(await _home.Ask(call));
    }

    [Theory]
    [InlineData("log: started\n", "")]
    [InlineData("", "\nlog: done")]
    [InlineData("", "{}")]
    [InlineData("{}", "")]
    [InlineData("// note\n", "")]
    [InlineData("", ",")]
    [InlineData("\uFEFF\uFEFF", "")]
    public async Task Garbage_around_a_call_is_refused(string before, string after)
    {
        HookAnswers.IsRefusedWithCure(await _home.Ask(before + HookCalls.Harmless(_home.Project) + after));
    }

    [Fact]
    public async Task A_byte_order_mark_and_white_space_around_a_call_are_tolerated()
    {
        HookAnswers.IsSilent(await _home.Ask("\uFEFF \r\n\t" + HookCalls.Harmless(_home.Project) + "\r\n "));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_hides_nothing_and_is_on_record()
    {
        HookAnswers.IsRefused(await _home.Ask(Call("""
            "tool_name":"Bash","tool_input":{"command":"echo \ud800; rm -rf /"}
            """)), "destructive/remove-root");
        HookAnswers.IsSilent(await _home.Ask(Call("""
            "tool_name":"Ba\udc00sh","tool_input":{"x\ud800":"\udfff"}
            """)));

        Assert.Equal(2, _home.Calls().Count);
    }

    [Fact]
    public async Task No_text_that_is_not_json_is_ever_answered_by_silence()
    {
        var files = Directory.GetFiles(SharedData.Path("vectors/JSONTestSuite/test_parsing"), "n_*.json");
        Assert.True(files.Length > 150, $"only {files.Length} files");

        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, cancellation) =>
        {
            var result = await _home.Ask(await File.ReadAllBytesAsync(file, cancellation));
            Assert.True(result.ExitCode == 2 && result.Out.Contains("\"deny\"", StringComparison.Ordinal), $"{Path.GetFileName(file)}: {result.ExitCode} {result.Out}");
        });

        Assert.Equal(files.Length, _home.Calls().Count);
    }

    [Fact]
    public async Task No_text_of_the_json_test_suite_inside_a_call_makes_the_hook_fail()
    {
        // What readers may take either way must be judged or refused, but never end the hook without an answer.
        var files = Directory.GetFiles(SharedData.Path("vectors/JSONTestSuite/test_parsing"), "?_*.json").Where(file => Path.GetFileName(file)[0] != 'n').ToList();

        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, cancellation) =>
        {
            var text = await File.ReadAllBytesAsync(file, cancellation);
            byte[] call = [.. "{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"rm -rf /\",\"x\":"u8, .. text, .. "}}"u8];
            var result = await _home.Ask(call);
            Assert.True(result.ExitCode == 2 && result.Out.Contains("\"deny\"", StringComparison.Ordinal), $"{Path.GetFileName(file)}: {result.ExitCode} {result.Out}");
        });
    }

    private static string Call(string members) => $"{{\"hook_event_name\":\"PreToolUse\",\"cwd\":\"/\",{members.Trim()}}}";
}
