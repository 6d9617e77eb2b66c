using SigmaShake.Cli.Tests.Commands;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Terminals;

/// <summary>Pages and colours, on the real binary and a real terminal.</summary>
public sealed class PagerTests : IDisposable
{
    private readonly SsgHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_is_long_goes_through_the_pager()
    {
        var shown = await AtTerminalAsync("PAGER='sed s/^/page:/'", "packs show git");

        Assert.StartsWith("page:git: ", shown);
        Assert.All(Lines(shown), line => Assert.StartsWith("page:", line));
        Assert.Equal((await _home.RunAsync("packs", "show", "git")).Out.Split('\n').Length - 1, Lines(shown).Length);
    }

    [Fact]
    public async Task Less_ends_by_itself_where_all_fits() => Assert.Contains("= \"enforce\"", await AtTerminalAsync("PAGER=less; stty rows 500", "config"));

    [Theory]
    [InlineData("PAGER=cat", "packs show git")]
    [InlineData("PAGER=", "packs show git")]
    [InlineData("PAGER=no-such-pager", "packs show git")]
    [InlineData("TERM=dumb", "packs show git")]
    public async Task Without_one_it_comes_as_it_is(string variable, string command) => Assert.StartsWith("git: ", await AtTerminalAsync(variable, command));

    [Fact]
    public async Task A_pager_that_is_left_early_is_no_failure() => Assert.Equal("exit 0", Lines(await AtTerminalAsync("PAGER='head -n 1'", "packs show git; echo exit $?"))[^1]);

    [Fact]
    public async Task Colours_are_for_terminals_whose_user_wants_them()
    {
        await _home.FeedAsync("{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}}", "hook", "claude-code");

        Assert.Contains("\e[32mintact", await AtTerminalAsync("PAGER=cat", "audit verify"));
        Assert.DoesNotContain('\e', await AtTerminalAsync("PAGER=cat NO_COLOR=1", "audit verify"));
        Assert.DoesNotContain('\e', await AtTerminalAsync("PAGER=cat TERM=dumb", "audit verify"));
        Assert.DoesNotContain('\e', (await _home.RunAsync("audit", "verify")).Out);
    }

    private static string[] Lines(string shown) => shown.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> AtTerminalAsync(string variables, string command)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script, from bsdutils");
        var line = $"export TERM=xterm {variables}; {Checkout.Ssg} {command}";
        var result = await _home.OtherAsync("script", "", "-qec", line, "/dev/null");
        return result.Out.ReplaceLineEndings("\n");
    }
}
