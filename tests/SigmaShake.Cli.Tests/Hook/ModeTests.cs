using System.Globalization;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Observe mode, a pause and <c>grant</c>: what they loosen, and what they do not.</summary>
public sealed class ModeTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Observe_mode_judges_and_records_everything_refuses_nothing_and_says_so_in_every_answer()
    {
        _home.WriteState("config.toml", "mode = \"observe\"\n");
        _home.WriteRules("rule push {\n ASK execution\n IF command EQUALS \"git push\"\n MESSAGE \"m\"\n PROMPT \"Really?\"\n}\n");

        HookAnswers.IsNoticed(await Ask("rm -rf /srv"), "only observes", "it would have refused this call: destructive/remove-folder-elsewhere");
        HookAnswers.IsNoticed(await Ask("git push"), "only observes", "it would have asked about this call: user/push: Really?");
        HookAnswers.IsNoticed(await Ask("ls"), "only observes", "no objection");

        var calls = _home.Calls();
        Assert.Equal(["block", "ask", "allow"], calls.Select(call => call.GetProperty("decision").GetString()));
        Assert.All(calls, call => Assert.Equal("nothing", call.GetProperty("answer").GetString()));
        Assert.All(calls, call => Assert.Equal("observe", call.GetProperty("mode").GetString()));
    }

    [Fact]
    public async Task What_is_stopped_in_observe_mode_is_not_said_to_have_been_let_through()
    {
        _home.WriteState("config.toml", "mode = \"observe\"\n");

        var result = await Ask("ssg pause --for 1h --reason x");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("what stops this call is not suspended", result.Out);
        Assert.DoesNotContain("would have", result.Out);
    }

    [Fact]
    public async Task A_host_without_a_place_for_notices_gets_them_on_standard_error_and_no_decision()
    {
        _home.WriteState("config.toml", "mode = \"observe\"\n");

        var result = await _home.Ask("""{"tool":"shell","input":{"command":"rm -rf /srv"}}""", "generic");

        Assert.Equal("", result.Out);
        Assert.Contains("it would have refused", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Observe_mode_still_refuses_what_cannot_be_understood()
    {
        _home.WriteState("config.toml", "mode = \"observe\"\n");

        HookAnswers.IsRefusedWithCure(await _home.Ask("{"));
    }

    [Fact]
    public async Task A_pause_suspends_the_rules_and_says_so_in_every_answer()
    {
        Pause(-1, 10, "the rules are in the way");

        HookAnswers.IsNoticed(await Ask("rm -rf /srv"), "paused until", "the rules are in the way", "it would have refused this call");
        Assert.Equal("paused", _home.Call().GetProperty("mode").GetString());
        Assert.Equal("block", _home.Call().GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData(-20, -10)]
    [InlineData(10, 20)]
    [InlineData(-60, 600)]
    [InlineData(-1, -2)]
    public async Task A_pause_that_is_over_or_began_later_than_now_or_is_too_long_is_none(int startMinutes, int endMinutes)
    {
        Pause(startMinutes, endMinutes, "reason");

        HookAnswers.IsRefused(await Ask("rm -rf /srv"), "destructive/remove-folder-elsewhere");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0\n99999999999999999\nreason\n")]
    [InlineData("-1\n9\nreason\n")]
    [InlineData("forever\nand ever\nreason\n")]
    [InlineData("1\n")]
    public async Task A_pause_that_is_not_understood_is_none(string text)
    {
        _home.WriteState("pause", text);

        HookAnswers.IsRefused(await Ask("rm -rf /srv"), "destructive/remove-folder-elsewhere");
    }

    [Theory]
    [InlineData("mode = \"observe\"\n", false)]
    [InlineData("", true)]
    public async Task What_cannot_be_taken_apart_is_asked_about_all_the_same(string config, bool paused)
    {
        _home.WriteState("config.toml", config);
        if (paused) Pause(-1, 10, "reason");

        var patch = "*** Begin Patch\n" + string.Concat(Enumerable.Range(0, 10_001).Select(i => $"*** Add File: f{i}\n+x\n")) + "*** End Patch";
        var result = await _home.Ask(HookCalls.Tool("apply_patch", new { command = patch }, _home.Project));

        HookAnswers.IsAsked(result, "builtin/unanalysable");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(5), $"took {result.Elapsed}");
    }

    [Fact]
    public async Task Grant_answers_the_clients_prompt_only_where_the_persons_allow_covers_the_whole_call()
    {
        _home.WriteState("config.toml", "grant = true\n");
        _home.WriteRules("rule date {\n ALLOW execution\n IF command EQUALS \"date\" OR command EQUALS \"ls\"\n MESSAGE \"harmless\"\n}\n");

        var granted = await Ask("date");
        Assert.Equal("allow", HookAnswers.Output(HookAnswers.Line(granted)).GetProperty("permissionDecision").GetString());
        Assert.Equal(0, granted.ExitCode);
        HookAnswers.IsSilent(await Ask("pwd"));
        HookAnswers.IsSilent(await Ask("date; pwd"));
        HookAnswers.IsSilent(await Ask("ls")); // the folder that it reads nobody has allowed
        HookAnswers.IsSilent(await _home.Ask(HookCalls.Bash("date", _home.Project), "codex"));

        Assert.Equal(["granted", "nothing", "nothing", "nothing", "nothing"], _home.Calls().Select(call => call.GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task Without_grant_an_allow_is_silent_and_in_observe_mode_it_grants_nothing()
    {
        _home.WriteRules("rule ls {\n ALLOW execution\n IF command EQUALS \"ls\"\n MESSAGE \"harmless\"\n}\n");
        HookAnswers.IsSilent(await Ask("ls"));

        _home.WriteState("config.toml", "grant = true\nmode = \"observe\"\n");
        HookAnswers.IsNoticed(await Ask("ls"), "only observes");
    }

    [Fact]
    public async Task The_allow_of_a_trusted_project_grants_nothing()
    {
        _home.WriteState("config.toml", "grant = true\n");
        _home.WriteProjectRules("rule ls {\n ALLOW execution\n IF command EQUALS \"ls\"\n MESSAGE \"harmless\"\n}\n");
        _home.Trust();

        HookAnswers.IsSilent(await Ask("ls"));
    }

    private void Pause(int startMinutes, int endMinutes, string reason)
    {
        string Milliseconds(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        _home.WriteState("pause", $"{Milliseconds(startMinutes)}\n{Milliseconds(endMinutes)}\n{reason}\n");
    }

    private Task<ChildResult> Ask(string command) => _home.Ask(HookCalls.Bash(command, _home.Project));
}
