using System.Globalization;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>The guards on SigmaShake itself stand whatever the person, the project or the mode says.</summary>
public sealed class SelfProtectionTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Situations => ["as it comes", "observe", "paused", "allow any", "disabled", "trusted project"];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Attacks_on_the_guard_are_refused(string situation)
    {
        Arrange(situation);

        HookAnswers.IsRefused(await Write($"{_home.State}/rules/x.rules"), "self-protection/own-state");
        HookAnswers.IsRefused(await Write("~/.sigmashake/config.toml"), "self-protection/");
        HookAnswers.IsRefused(await Write(".sigmashake/rules/team.rules"), "self-protection/");
        HookAnswers.IsRefused(await Write(".claude/settings.json"), "self-protection/");
        HookAnswers.IsRefused(await Write($"{_home.Home}/.claude/settings.json"), "self-protection/");
        HookAnswers.IsRefused(await Bash("ssg pause --for 1h --reason x"), "self-protection/");
        HookAnswers.IsRefused(await Bash("true && ssg trust"), "self-protection/");
        HookAnswers.IsRefused(await Bash("echo 'mode = \"observe\"' > ~/.sigmashake/config.toml"), "self-protection/");
        HookAnswers.IsRefused(await Bash("pkill -9 ssg"), "self-protection/");
        HookAnswers.IsRefused(await Bash("cd ~/.claude && d=settings; rm \"$d.json\""), "self-protection/agent-settings");
        HookAnswers.IsRefused(await Bash("base64 < ~/.sigmashake/checkpoints/key"), "self-protection/signing-keys");
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Read($"{_home.State}/witness/key", _home.Project)), "self-protection/signing-keys");
        HookAnswers.IsRefused(await Bash("cat ~/.sigmashake/outbox/secret"), "self-protection/signing-keys");

        Assert.All(_home.Calls(), call => Assert.Equal("refused", call.GetProperty("answer").GetString()));
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_only_looks_is_free(string situation)
    {
        Arrange(situation);

        Assert.Equal(0, (await Bash("ssg lint .sigmashake/rules")).ExitCode);
        Assert.Equal(0, (await _home.Ask(HookCalls.Read($"{_home.State}/config.toml", _home.Project))).ExitCode);
    }

    [Fact]
    public async Task A_link_to_our_own_state_hides_nothing()
    {
        Arrange("observe");
        File.CreateSymbolicLink(_home["project/innocent"], _home.State);

        HookAnswers.IsRefused(await Write("innocent/rules/x.rules"), "self-protection/");
    }

    [Fact]
    public async Task The_files_that_hold_our_hook_are_guarded_wherever_they_are()
    {
        var init = await ChildProcess.RunAsync(
            Checkout.Ssg,
            ["init", "--client=codex", "--yes"],
            workingDirectory: _home.Project,
            environment: new Dictionary<string, string?> { ["HOME"] = _home.Home, ["CODEX_HOME"] = _home["elsewhere"] });
        Assert.Equal(0, init.ExitCode);

        HookAnswers.IsRefused(await Write($"{_home["elsewhere"]}/config.toml"), "self-protection/installed-hooks");
        HookAnswers.IsRefused(await Write($"{_home["elsewhere"]}/./hooks.json"), "self-protection/installed-hooks");
        Assert.Equal(0, (await Write($"{_home["elsewhere"]}/notes.md")).ExitCode);
    }

    private void Arrange(string situation)
    {
        const string AllowAny = "rule all {\n priority 1000\n ALLOW any\n IF tool EXISTS\n MESSAGE \"m\"\n}\n";
        _home.WriteState("config.toml", situation == "observe" ? "mode = \"observe\"\n" : "");
        switch (situation)
        {
            case "paused":
                string Milliseconds(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
                _home.WriteState("pause", $"{Milliseconds(-1)}\n{Milliseconds(10)}\nreason\n");
                break;
            case "allow any":
                _home.WriteState("config.toml", "grant = true\n");
                _home.WriteRules(AllowAny);
                break;
            case "disabled":
                _home.WriteState("config.toml", "packs.disabled = [\"self-protection\"]\n");
                _home.WriteState("disabled", "self-protection/own-state\nself-protection/project-rules\nself-protection/loosening-commands\n");
                break;
            case "trusted project":
                _home.WriteProjectRules(AllowAny);
                _home.Trust();
                break;
        }
    }

    private Task<ChildResult> Write(string path) => _home.Ask(HookCalls.Write(path, _home.Project));

    private Task<ChildResult> Bash(string command) => _home.Ask(HookCalls.Bash(command, _home.Project));
}
