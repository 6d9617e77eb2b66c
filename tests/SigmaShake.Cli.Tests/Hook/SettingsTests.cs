namespace SigmaShake.Cli.Tests.Hook;

/// <summary>A <c>config.toml</c> that is not understood refuses every call and says where and how to mend it: a misspelt guard would be none.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("mode = \"enforce\"\nmoode = \"observe\"\n", ":2:1: unknown key `moode`; did you mean `mode`?")]
    [InlineData("\n[packs]\n  enable = []\n", ":3:3: unknown key `packs.enable`; did you mean `packs.enabled`?")]
    [InlineData("mode = \"watch\"\n", ":1:1: `mode` must be \"enforce\" or \"observe\"")]
    [InlineData("mode = observe\n", ":1:")]
    [InlineData("grant = \"true\"\n", ":1:1: `grant` must be true or false")]
    [InlineData("packs.enabled = \"destructive\"\n", ":1:1: `packs.enabled` must be a list of strings")]
    [InlineData("packs.enabled = [1]\n", ":1:1: `packs.enabled` must be a list of strings")]
    [InlineData("mode = \"enforce\"\nmode = \"observe\"\n", ":2:1: ")]
    [InlineData("grant = true\n[[packs]]\nenabled = []\n", ":2:1: a list of tables means nothing here; write `[packs]`")]
    [InlineData("packs = { enabled = [] }\n", ":1:1: unknown key `packs`")]
    [InlineData("mode = \"enforce\n", ":1:")]
    [InlineData("<<<<<<< HEAD\n", ":1:1: ")]
    [InlineData("mode = \"observe\" \0\n", ":1:")]
    public async Task What_is_not_understood_is_refused_with_its_place(string toml, string saying)
    {
        var path = _home.WriteState("config.toml", toml);

        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), path + saying, "mend the file");
        Assert.Equal("refused", _home.Call().GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_refused()
    {
        var path = _home.WriteState("config.toml", "");
        await File.WriteAllBytesAsync(path, [.. "mode = \"enforce\" # "u8, 0xFF, (byte)'\n'], TestContext.Current.CancellationToken);

        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), ":1:20: the file is not UTF-8 from here on");
    }

    [Fact]
    public async Task A_pack_that_does_not_exist_is_refused_with_the_nearest_name()
    {
        _home.WriteState("config.toml", "packs.enabled = [\"destructiv\"]\n");

        HookAnswers.IsRefusedWithCure(await _home.Ask(HookCalls.Harmless(_home.Project)), "enables the pack `destructiv`", "did you mean `destructive`?");
    }

    [Fact]
    public async Task An_empty_file_and_comments_change_nothing()
    {
        _home.WriteState("config.toml", "\uFEFF# nothing yet\r\n\r\n");

        HookAnswers.IsSilent(await _home.Ask(HookCalls.Harmless(_home.Project)));
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Destructive(_home.Project)), "destructive/remove-root");
    }

    [Fact]
    public async Task A_default_pack_can_be_switched_off_and_a_built_in_guard_cannot()
    {
        _home.WriteState("config.toml", "[packs]\ndisabled = [\"destructive\", \"self-protection\"]\n");
        _home.WriteState("disabled", "self-protection/own-state\n");

        HookAnswers.IsSilent(await _home.Ask(HookCalls.Bash("rm -rf /srv", _home.Project)));
        HookAnswers.IsRefused(await _home.Ask(HookCalls.Write(_home.State + "/pause", _home.Project)), "self-protection/own-state");
    }

    [Fact]
    public async Task A_rule_can_be_switched_off_by_its_qualified_id()
    {
        _home.WriteState("disabled", "destructive/remove-folder-elsewhere\ndestructive/remove-top-level-folder\ndestructive/remove-outside-project\n");

        HookAnswers.IsSilent(await _home.Ask(HookCalls.Bash("rm -rf /srv", _home.Project)));
    }
}
