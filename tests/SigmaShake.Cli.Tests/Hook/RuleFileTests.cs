using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Rule files that are broken, hostile or too many: never a gate fewer, and never a hook that hangs.</summary>
public sealed class RuleFileTests : IDisposable
{
    private const string Gate = "rule gate {\n DENY execution\n IF command EQUALS \"gate\"\n MESSAGE \"shut\"\n}\n";

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_condition_that_cannot_be_compiled_is_true_and_the_other_rules_are_in_force()
    {
        _home.WriteRules(Gate + "rule bad {\n DENY execution\n IF command STARTS_WITH \"deploy\" AND command REGEX \"(\"\n MESSAGE \"no deploys\"\n}\n");

        HookAnswers.IsRefused(await Ask("deploy now"), "user/bad: no deploys", "This rule is broken", "run `ssg lint`");
        HookAnswers.IsRefused(await Ask("gate"), "user/gate: shut");
        HookAnswers.IsSilent(await Ask("ls"));
    }

    [Fact]
    public async Task An_allow_that_cannot_be_compiled_allows_nothing()
    {
        _home.WriteRules("rule ok {\n ALLOW execution\n IF command REGEX \"(\"\n MESSAGE \"m\"\n}\n");

        HookAnswers.IsRefused(await Ask("rm -rf /"), "destructive/remove-root");
    }

    [Fact]
    public async Task A_rule_of_which_nothing_can_be_read_refuses_everything_and_the_others_stay_in_force()
    {
        var path = _home.WriteRules(Gate + "rule broken {\n ??? \n}\nrule last {\n ALLOW any\n IF tool EXISTS\n MESSAGE \"m\"\n}\n");

        HookAnswers.IsRefused(await Ask("ls"), $"user/broken: what stands at {path}:6:1 cannot be read");
        HookAnswers.IsRefused(await Ask("gate"));
        Assert.Contains("user/gate", _home.Calls()[1].GetProperty("matched").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task In_a_project_a_rule_of_which_nothing_can_be_read_asks()
    {
        _home.WriteProjectRules("rule broken {\n ??? \n}\n");

        HookAnswers.IsAsked(await Ask("ls"), "project/");
    }

    [Theory]
    [InlineData("mkfifo mine.rules", "is not a regular file")]
    [InlineData("mkdir mine.rules", "is not a regular file")]
    [InlineData("ln -s /dev/zero mine.rules", "is a link that leads out of its folder")]
    [InlineData("ln -s /etc/hostname mine.rules", "is a link that leads out of its folder")]
    [InlineData("ln -s ../ledger mine.rules", "is a link that leads out of its folder")]
    [InlineData("ln -s mine.rules mine.rules", "cannot be opened")]
    [InlineData("ln -s nowhere mine.rules", "cannot be opened")]
    [InlineData("head -c 2M /dev/zero > mine.rules", "is larger than 1048576 bytes")]
    public async Task A_rule_file_that_is_none_counts_as_one_shut_gate(string made, string why)
    {
        _home.WriteRules("");
        File.Delete(_home["home/.sigmashake/rules/mine.rules"]);
        _home.WriteState("rules/other.rules", Gate);
        await ShellAsync($"cd \"$HOME/.sigmashake/rules\" && {made}");

        var result = await Ask("ls");

        HookAnswers.IsRefused(result, "mine.rules", "cannot be read");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(4), $"took {result.Elapsed}");
        var lint = await _home.Run(default, ["lint", _home["home/.sigmashake/rules"]]);
        Assert.Contains(why, lint.Out + lint.Error);
    }

    [Fact]
    public async Task A_device_is_never_opened_as_a_rule_file()
    {
        if (Cli.Files.SystemCalls.UserId() != 0) Assert.Skip("needs root, to make a device");
        _home.WriteRules("");
        await ShellAsync("cd \"$HOME/.sigmashake/rules\" && rm mine.rules && mknod mine.rules c 1 5");

        HookAnswers.IsRefused(await Ask("ls"), "cannot be read");
    }

    [Fact]
    public async Task A_link_inside_the_folder_is_followed()
    {
        _home.WriteState("rules/real.txt", Gate);
        await ShellAsync("cd \"$HOME/.sigmashake/rules\" && ln -s real.txt mine.rules");

        HookAnswers.IsRefused(await Ask("gate"), "user/gate");
        HookAnswers.IsSilent(await Ask("ls"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 })]
    [InlineData(new byte[] { 0x72, 0x75, 0x6C, 0x65, 0xC3 })]
    public async Task A_rule_file_that_is_not_utf_8_counts_as_one_shut_gate(byte[] bytes)
    {
        await File.WriteAllBytesAsync(_home.WriteRules(""), bytes, TestContext.Current.CancellationToken);

        HookAnswers.IsRefused(await Ask("ls"), "cannot be read");
    }

    [Fact]
    public async Task A_file_whose_name_is_not_utf_8_counts_as_one_shut_gate()
    {
        _home.WriteRules("");
        await ShellAsync("cd \"$HOME/.sigmashake/rules\" && cp mine.rules $'bad\\xff.rules'");

        HookAnswers.IsRefused(await Ask("ls"), "cannot be read");

        // The framework cannot name it to delete it.
        await ShellAsync("rm -r \"$HOME/.sigmashake/rules\"");
    }

    [Theory]
    [InlineData("touch \"$HOME/.sigmashake/rules\"")]
    [InlineData("mkfifo \"$HOME/.sigmashake/rules\"")]
    [InlineData("ln -s /etc \"$HOME/.sigmashake/rules\"")]
    [InlineData("ln -s nowhere \"$HOME/.sigmashake/rules\"")]
    public async Task A_rules_folder_that_is_none_counts_as_one_shut_gate(string made)
    {
        _home.WriteState("x", "");
        await ShellAsync(made);

        HookAnswers.IsRefused(await Ask("ls"), "cannot be read");
    }

    [Fact]
    public async Task One_rule_too_many_makes_the_layer_one_shut_gate_in_time()
    {
        static string Rule(int i) => $"rule r{i} {{\n DENY execution\n IF command EQUALS \"x{i}\"\n MESSAGE \"m\"\n}}\n";
        for (var file = 0; file < 10; file++) _home.WriteState($"rules/f{file}.rules", string.Concat(Enumerable.Range(file * 1000, 1000).Select(Rule)));

        HookAnswers.IsSilent(await Ask("ls"));
        HookAnswers.IsRefused(await Ask("x9999"), "user/r9999");

        _home.WriteState("rules/one-more.rules", Rule(10_000));
        var result = await Ask("ls");
        HookAnswers.IsRefused(result, "cannot be read");
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(5), $"took {result.Elapsed}");
    }

    [Fact]
    public async Task Sub_folders_and_other_files_are_left_alone()
    {
        _home.WriteState("rules/drafts/mine.rules", "???");
        _home.WriteState("rules/notes.md", "???");

        HookAnswers.IsSilent(await Ask("ls"));
    }

    private Task<ChildResult> Ask(string command) => _home.Ask(HookCalls.Bash(command, _home.Project));

    private async Task ShellAsync(string script)
    {
        var result = await _home.Bash(script, "");
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
