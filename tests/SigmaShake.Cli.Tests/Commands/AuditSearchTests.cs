using System.Text.Json;

namespace SigmaShake.Cli.Tests.Commands;

/// <summary>The log for people, on the real binary.</summary>
public sealed class AuditSearchTests : IDisposable
{
    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Without_a_log_every_command_says_how_one_starts()
    {
        foreach (var command in new[] { "search", "list", "stats" })
        {
            var result = await _home.RunAsync("audit", command);
            Assert.Equal((1, ""), (result.ExitCode, result.Out));
            Assert.Equal("ssg: nothing is on record; the first judged call starts the log, and `ssg init --client NAME` has an agent's calls judged\n", result.Error);
        }

        Assert.False(Directory.Exists($"{_home.State}/ledger"));
    }

    [Fact]
    public async Task A_table_has_the_newest_first_below_their_day_and_fits_into_eighty_columns()
    {
        await Judge("ls", "sudo rm -rf /", "git status " + new string('x', 200));
        var result = await _home.RunAsync("audit", "search");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \+00:00$", lines[0]);
        Assert.Matches(@"^2  \d\d:\d\d:\d\d  allow   Bash  git status x+…$", lines[1]);
        Assert.Equal(80, lines[1].Length);
        Assert.Matches(@"^1  \d\d:\d\d:\d\d  block   Bash  sudo rm -rf /$", lines[2]);
        Assert.Equal(result.Out, (await _home.RunAsync("audit", "list")).Out);
    }

    [Fact]
    public async Task A_wide_terminal_shows_the_rule_too()
    {
        await Judge("sudo rm -rf /");
        var wide = await _home.OtherAsync("env", "", "COLUMNS=140", Testing.Checkout.Ssg, "audit", "list");
        Assert.Contains("destructive/remove-root  sudo rm -rf /\n", wide.Out);

        // As wide as the terminal that it is.
        var terminal = await _home.OtherAsync("script", "", "-qec", $"stty cols 60; {Testing.Checkout.Ssg} audit search", "/dev/null");
        Assert.All(terminal.Out.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 60, line));
        Assert.Contains("sudo rm -rf /", terminal.Out);
    }

    [Fact]
    public async Task What_is_found_is_one_json_object_a_line_the_same_as_exported()
    {
        await Judge("ls", "git status", "git push");
        var found = (await _home.RunAsync("audit", "search", "git", "--json")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var exported = (await _home.RunAsync("audit", "export")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([exported[2], exported[1]], found);
        Assert.Equal(exported[1] + "\n", (await _home.RunAsync("audit", "show", "1", "--json")).Out);
    }

    [Fact]
    public async Task Times_are_shown_and_understood_in_the_zone_of_the_person()
    {
        await Judge("ls");
        string[] east = ["TZ=Asia/Kathmandu", Testing.Checkout.Ssg, "audit"];
        Assert.Contains(" +05:45\n", (await _home.OtherAsync("env", "", [.. east, "list"])).Out);
        Assert.Contains("+05:45\n", (await _home.OtherAsync("env", "", [.. east, "show"])).Out);

        // Local midnight of the day after tomorrow there, and what is an hour old.
        var later = DateTimeOffset.UtcNow.AddDays(2).ToOffset(TimeSpan.FromMinutes(345)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("", (await _home.OtherAsync("env", "", [.. east, "search", "--since", later])).Out);
        Assert.NotEqual("", (await _home.OtherAsync("env", "", [.. east, "search", "--until", later, "--since", "1h"])).Out);
    }

    [Theory]
    [InlineData("--since yesterday", "`--since yesterday` is no time; say 2h or 3d ago, a date (2026-11-27), or a time (2026-11-27T09:30, or with an offset: 2026-11-27T09:30:00Z)")]
    [InlineData("--until 2026-13-01", "`--until 2026-13-01` is no time; say ")]
    [InlineData("--since 1h --until 2h", "`--since 1h` is not before `--until 2h`: nothing lies between")]
    [InlineData("--limit 0", "`--limit` goes from 1 to 10000; `ssg audit export` has all")]
    [InlineData("--limit x", "`--limit` cannot be `x`: How many at most; 1 to 10000")]
    [InlineData("&&", "`&&` has no letter or digit to look for; add a word")]
    public async Task What_cannot_be_asked_is_one_line_with_the_cure(string options, string problem)
    {
        await Judge("ls");
        var result = await _home.RunAsync(["audit", "search", .. options.Split(' ')]);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"ssg: {problem}", result.Error);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("nothing-like-it", "no entry has all of that; try fewer words, or the beginning of a word")]
    [InlineData("--tool Bsh", "no entry has the tool `Bsh`; did you mean `Bash`?")]
    [InlineData("--decision banned", "no entry has the decision `banned`; the log has allow")]
    [InlineData("--rule a/b", "no entry has the rule `a/b`; no entry has any rule")]
    [InlineData("--since 2020-01-01 --until 2020-01-02", "no entry is as you filter; leave an option out")]
    public async Task Nothing_found_is_said_with_what_to_try(string options, string problem)
    {
        await Judge("ls");
        var result = await _home.RunAsync(["audit", "search", .. options.Split(' ')]);
        Assert.Equal((0, "", $"ssg: {problem}\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task Nothing_that_was_recorded_steers_the_terminal()
    {
        var call = JsonSerializer.Serialize(new { tool = "Ba\u001bsh", input = new { command = "echo \u001b]0;owned\u0007 \u202egnp.exe\n 9  00:00:00  allow  forged" } });
        await _home.FeedAsync(call, "hook", "generic");
        foreach (var arguments in new[] { "search", "list", "show", "stats", "search --json", "show --json", "stats --json" })
        {
            var result = await _home.RunAsync(["audit", .. arguments.Split(' ')]);
            Assert.DoesNotContain(result.Out, character => (char.IsControl(character) && character != '\n') || character == '\u202e');
        }

        Assert.Equal(2, (await _home.RunAsync("audit", "list")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("  |  9  00:00:00  allow  forged\n", (await _home.RunAsync("audit", "show")).Out);
    }

    [Fact]
    public async Task Looking_while_calls_are_recorded_finds_no_damage()
    {
        await Judge("git status");
        var calls = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 15; i++) await Judge("ls");
        }));
        for (var i = 0; i < 12; i++)
        {
            var lists = await Task.WhenAll(_home.RunAsync("audit", "list", "--limit", "2"), _home.RunAsync("audit", "search", "ls"));
            Assert.All(lists, result => Assert.Equal(0, result.ExitCode));
            Assert.All(lists, result => Assert.DoesNotContain("audit verify", result.Error));
            Assert.All(lists, result => Assert.DoesNotContain("made anew", result.Error));
        }

        await calls;
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew_and_said_so()
    {
        await Judge("git status");
        await _home.RunAsync("audit", "list");
        var index = $"{_home.State}/ledger/index.db";
        var bytes = await File.ReadAllBytesAsync(index, TestContext.Current.CancellationToken);
        bytes[4096 + 4000] ^= 1;
        await File.WriteAllBytesAsync(index, bytes, TestContext.Current.CancellationToken);

        var result = await _home.RunAsync("audit", "search", "git");
        Assert.Equal((0, "ssg: the index of the log was made anew, because it was damaged\n"), (result.ExitCode, result.Error));
        Assert.Contains("git status", result.Out);
        Assert.Equal("", (await _home.RunAsync("audit", "search", "git")).Error);
    }

    [Fact]
    public async Task An_entry_that_was_damaged_after_it_was_read_in_is_listed_as_damaged()
    {
        await Judge("ls", "git status", "ls");
        await _home.RunAsync("audit", "list");
        var entries = $"{_home.State}/ledger/entries";
        var bytes = await File.ReadAllBytesAsync(entries, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("git status"u8)] ^= 1;
        await File.WriteAllBytesAsync(entries, bytes, TestContext.Current.CancellationToken);

        var result = await _home.RunAsync("audit", "list");
        Assert.Equal((1, "ssg: entry 1 is not in the log as it was read; `ssg audit verify` says what is damaged, and `ssg audit search --rebuild` makes the index anew\n"), (result.ExitCode, result.Error));
        Assert.Matches(@"\n1  \d\d:\d\d:\d\d  damaged\n", result.Out);
    }

    [Fact]
    public async Task An_entry_is_shown_whole()
    {
        var text = string.Join("\\n", Enumerable.Range(0, 50).Select(i => $"line {i}"));
        await _home.FeedAsync($$$"""{"tool":"Write","input":{"file_path":"/tmp/a.txt","content":"{{{text}}}"}}""", "hook", "generic");
        var shown = await _home.RunAsync("audit", "show", "0");
        Assert.Contains("\ninput.file_path /tmp/a.txt\ninput.content\n  | line 0\n  | line 1\n", shown.Out);
        Assert.Contains("\n  | line 49\n", shown.Out);
    }

    [Fact]
    public async Task Counts_are_for_people_and_for_programs()
    {
        await Judge("ls", "ls", "sudo rm -rf /");
        var text = await _home.RunAsync("audit", "stats");
        Assert.Contains("entries   3, 3 of them judged calls\n", text.Out);
        Assert.Contains("\nrules that decided\n         1  destructive/remove-root\n", text.Out);
        Assert.All(text.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));

        var json = JsonDocument.Parse((await _home.RunAsync("audit", "stats", "--json")).Out).RootElement;
        Assert.Equal((3, 1), (json.GetProperty("entries").GetInt32(), json.GetProperty("decisions").GetProperty("block").GetInt32()));
        Assert.Equal(1, json.GetProperty("days").GetArrayLength());
        Assert.Equal(1, JsonDocument.Parse((await _home.RunAsync("audit", "stats", "--json", "--decision", "block")).Out).RootElement.GetProperty("entries").GetInt32());
    }

    [Theory]
    [InlineData("csv", "index,time,kind,")]
    [InlineData("ocsf", "{\"category_uid\":6,\"class_uid\":6003,")]
    [InlineData("cef", "CEF:0|SigmaShake|ssg|")]
    [InlineData("ndjson", "{\"index\":0,")]
    public async Task The_log_is_exported_in_each_format(string format, string beginning)
    {
        await Judge("ls");
        var result = await _home.RunAsync("audit", "export", "--format", format);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(beginning, result.Out);
        Assert.EndsWith("\n", result.Out);
    }

    [Fact]
    public async Task An_export_to_a_reader_that_leaves_ends_at_once_and_quietly()
    {
        await Judge("ls");

        // Large enough to fill the pipe: the writer meets the closed end.
        for (var i = 0; i < 20; i++) await _home.FeedAsync($$$"""{"tool":"Write","input":{"file_path":"/tmp/a.txt","content":"{{{new string('x', 8000)}}}"}}""", "hook", "generic");
        var result = await _home.OtherAsync("bash", "", "-c", $"{Testing.Checkout.Ssg} audit export | head -n 1; echo ${{PIPESTATUS[0]}}");
        Assert.Equal("", result.Error);
        Assert.EndsWith("}\n0\n", result.Out);
    }

    [Fact]
    public async Task A_result_that_cannot_be_delivered_is_an_error()
    {
        await Judge("ls");
        var result = await _home.OtherAsync("bash", "", "-c", $"{Testing.Checkout.Ssg} audit export >/dev/full; echo $?");
        Assert.Contains("ssg: standard output cannot be written: ", result.Error);
        Assert.Equal("1\n", result.Out);
    }

    private async Task Judge(params string[] commands)
    {
        foreach (var command in commands) await _home.FeedAsync(EvalCommandTests.Call(command), "hook", "generic");
    }
}
