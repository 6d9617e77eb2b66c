using SigmaShake.Cli.Commands;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Commands;

public sealed class UsageTests
{
    private static readonly string[] Names =
    [
        "hook", "init", "whatchanged", "doctor", "lint", "test", "fmt", "eval", "explain", "rule", "rule list", "rule show", "rule enable", "rule disable", "recall",
        "audit", "audit verify", "audit show", "audit export", "config", "config get", "config set", "trust", "pause",
    ];

    [Theory]
    [InlineData("lnt", "ssg: `ssg` has no command `lnt`; did you mean `lint`?")]
    [InlineData("frobnicate", "ssg: `ssg` has no command `frobnicate`; see `ssg --help`")]
    [InlineData("--versoin", "ssg: `ssg` has no option `--versoin`; did you mean `--version`?")]
    [InlineData("rule", "ssg: `ssg rule` needs one of list, show, enable, disable; see `ssg rule --help`")]
    [InlineData("rule lst", "ssg: `ssg rule` has no command `lst`; did you mean `list`?")]
    [InlineData("rule show", "ssg: `ssg rule show` needs ID; see `ssg rule show --help`")]
    [InlineData("config set mode", "ssg: `ssg config set` needs VALUE; see `ssg config set --help`")]
    [InlineData("recall", "ssg: `ssg recall` needs WORD; see `ssg recall --help`")]
    [InlineData("explain rm -rf /", "ssg: `ssg explain` has no option `-rf`; see `ssg explain --help`")]
    [InlineData("explain rm x", "ssg: `ssg explain` has no use for `x`: put what belongs together into quotes, and what starts with `-` behind `--`")]
    [InlineData("eval --rules", "ssg: `--rules` needs a value: Judge by the rules of this folder alone")]
    [InlineData("init --project --managed", "ssg: say one of `--project`, `--user` and `--managed`, not several")]
    [InlineData("audit export --format yaml", "ssg: `--format` cannot be `yaml`: ndjson (one JSON object a line), csv, ocsf, cef, or tiles (a folder that anyone can verify: c2sp.org/tlog-tiles)")]
    [InlineData("audit list --limit 3 --limit 4", "ssg: `--limit` was given 2 times; say it once")]
    [InlineData("audit search --bogus", "ssg: `ssg audit search` has no option `--bogus`; put words that begin with `--` behind `--`")]
    [InlineData("audit search push --bogus -- --force", "ssg: `ssg audit search` has no option `--bogus`; put words that begin with `--` behind `--`")]
    [InlineData("audit search --limit 0 -- --force", "ssg: `--limit` goes from 1 to 10000; `ssg audit export` has all")]
    [InlineData("audit show abc", "ssg: `abc` is not the number of an entry; they count from 0")]
    [InlineData("audit show -1", "ssg: `-1` is not the number of an entry; they count from 0")]
    [InlineData("pause", "ssg: say how long with `--for 10m` (s, m or h; at most 8h)")]
    [InlineData("pause --for 9h --reason x", "ssg: say how long with `--for 10m` (s, m or h; at most 8h)")]
    [InlineData("pause --for 2147483647h --reason x", "ssg: say how long with `--for 10m` (s, m or h; at most 8h)")]
    [InlineData("pause --for 10m", "ssg: say why with `--reason \"…\"`; it goes into the log")]
    [InlineData("pause --end --for 1m", "ssg: say `--end` alone, or `--for` with `--reason`")]
    [InlineData("trust --status --revoke", "ssg: say `--revoke` or `--status`, not both")]
    [InlineData("lint nowhere", "ssg: `nowhere` names no file or folder")]
    [InlineData("lint @/etc/passwd", "ssg: `@/etc/passwd` names no file or folder")]
    [InlineData("eval --rules nowhere", "ssg: `nowhere` is not a folder")]
    public void A_wrong_call_is_one_line_that_says_the_cure(string call, string line)
    {
        using var run = new CommandRun();

        Assert.Equal(2, run.Run(call.Split(' ')));

        Assert.Equal(line + "\n", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Every_command_has_help_that_fits_a_terminal_and_needs_nothing()
    {
        using var run = new CommandRun();
        foreach (var name in Names)
        {
            Assert.Equal(0, run.Run([.. name.Split(' '), "--help"]));
            Assert.Contains($" {name} ", run.Output);
            Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 110, line));
            Assert.Equal("", run.Error);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(run.State.Path));
    }

    [Fact]
    public void Every_command_is_in_the_help_of_the_program()
    {
        using var run = new CommandRun();

        Assert.Equal(0, run.Run());
        var help = run.Output;
        Assert.Equal(0, run.Run("--help"));

        Assert.Equal(help, run.Output);
        Assert.All(Names, name => Assert.Contains($"\n  {name.Split(' ')[0]} ", help));
    }

    [Fact]
    public async Task The_version_states_the_languages_too()
    {
        using var home = new SsgHome();

        var result = await home.RunAsync("--version");

        Assert.Matches(@"^ssg \d+\.\d+\.\d+\S* \(rules language 1\)\n$", result.Out);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.False(Directory.Exists(home.State));
    }

    [Fact]
    public async Task A_working_directory_that_is_gone_is_said()
    {
        using var home = new SsgHome();

        var result = await home.OtherAsync("sh", "", "-c", "mkdir d && cd d && rmdir ../d && exec \"$0\" rule list", Checkout.Ssg);

        Assert.Equal((1, "", "ssg: the working directory is gone or closed to you; `cd` to another one\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_no_success_and_a_reader_that_has_enough_is_none_of_our_business()
    {
        using var home = new SsgHome();

        var full = await home.OtherAsync("sh", "", "-c", "\"$0\" rule list > /dev/full", Checkout.Ssg);
        var head = await home.OtherAsync("bash", "", "-c", "\"$0\" rule list | head -c 1; echo \" ${PIPESTATUS[0]}\"", Checkout.Ssg);

        Assert.Equal((1, "ssg: standard output cannot be written: No space left on device\n"), (full.ExitCode, full.Error));
        Assert.Equal(("b 0\n", ""), (head.Out, head.Error));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7200)]
    [InlineData("0s", null)]
    [InlineData("", null)]
    [InlineData("m", null)]
    [InlineData("10", null)]
    [InlineData("-1m", null)]
    [InlineData("1.5h", null)]
    [InlineData("10M", null)]
    [InlineData("2147483647h", null)]
    [InlineData("99999999999h", null)]
    public void A_time_is_a_whole_number_and_its_unit(string text, int? seconds) =>
        Assert.Equal(seconds is { } count ? TimeSpan.FromSeconds(count) : null, Duration.Parse(text));

    /// <summary>Whatever untrusted text is: an argument, a file's name, a rule, a payload.</summary>
    [Fact]
    public async Task No_escape_sequence_reaches_the_terminal()
    {
        const string Evil = "\e]0;owned\a\u009b31m\u202e\r\x7f";
        using var home = new SsgHome();
        home.WriteRules($"rule evil {{\n  DENY execution\n  IF command CONTAINS \"{Evil}\" OR command EQUALS \"x\"\n  MESSAGE \"m {Evil} ${{command}}\"\n  EXAMPLE \"y{Evil}\"\n}}\nrule know {{ AMBIENT MESSAGE \"know {Evil}\" CONTEXT \"{Evil}\" }}\n");
        home.Write($"home/.sigmashake/rules/{Evil}\n.rules", $"rule a{Evil} {{ DENY }}\n");
        home.Write($"home/project/.sigmashake/rules/{Evil}.rules", $"rule p {{ DENY execution IF command EQUALS \"{Evil}\" MESSAGE \"{Evil}\" }}\n");
        var call = "{\"tool\":\"Bash\",\"input\":{\"command\":\"x \\u001b]0;owned\\u0007 \\u009b31m \\u202e\"}}";

        string[][] calls =
        [
            [Evil], ["--" + Evil], ["lint", Evil], ["lint"], ["lint", "--json"], ["test"], ["fmt"], ["fmt", "--check"], ["explain", Evil], ["explain", "--all", "x"],
            ["rule", "list"], ["rule", "show", Evil], ["rule", "show", "user/evil"], ["rule", "enable", Evil], ["recall", Evil], ["recall", "know"],
            ["config", "get", Evil], ["config", "set", Evil, Evil], ["config", "set", "mode", Evil], ["config", "set", "packs.enabled", $"[\"{Evil}\"]"],
            ["audit", "show", Evil], ["audit", "export", "--format", Evil], ["trust", "--status"], ["pause", "--for", Evil], ["eval", "--rules", Evil], ["eval", "--explain"],
            ["explain"], ["init", "--client", Evil],
        ];
        foreach (var arguments in calls)
        {
            var result = await home.FeedAsync(call, arguments);

            var bad = (result.Out + result.Error).Where(c => c != '\n' && (char.IsControl(c) || c == '\u202e')).ToList();
            Assert.True(bad.Count == 0, $"{string.Join(' ', arguments)}: {string.Join(' ', bad.Select(c => ((int)c).ToString("x4", null)))}\n{result.Out}{result.Error}");
        }

        // What an agent sent is in the log, and comes out of it as harmless.
        await home.FeedAsync(call, "hook", "generic");
        foreach (var arguments in new[] { new[] { "audit", "show" }, ["audit", "export"], ["audit", "verify"] })
        {
            var result = await home.RunAsync(arguments);
            Assert.Equal(0, result.ExitCode);
            Assert.DoesNotContain(result.Out + result.Error, c => c != '\n' && char.IsControl(c));
        }
    }
}
