using System.Text;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Tests.State;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Every_key_is_read_whichever_way_toml_spells_it()
    {
        const string Toml = "\uFEFFmode = 'observe' # why\r\ngrant = true\r\n[ packs ]\r\nenabled = [\r\n  \"a\", # one\r\n  'b',\r\n]\r\ntrusted = [\"\\u0063\"]\r\n";

        var settings = Read(Toml).Settings;

        Assert.True(settings.Observes);
        Assert.True(settings.Grants);
        Assert.Equal(["a", "b"], settings.PacksEnabled);
        Assert.Equal(["c"], settings.PacksTrusted);
        Assert.Empty(settings.PacksDisabled);
    }

    [Theory]
    [InlineData("mod = \"enforce\"", "config.toml:1:1: unknown key `mod`; did you mean `mode`?")]
    [InlineData("\n[pack]\nenabled = []", "config.toml:3:1: unknown key `pack.enabled`; did you mean `packs.enabled`?")]
    [InlineData("packs = { enabled = [\"a\"] }", "config.toml:1:1: unknown key `packs`")]
    [InlineData("[[packs]]\nenabled = [\"a\"]", "config.toml:1:1: a list of tables means nothing here")]
    [InlineData("mode = \"Observe\"", "config.toml:1:1: `mode` must be \"enforce\" or \"observe\"")]
    [InlineData("mode = observe", "config.toml:1:")]
    [InlineData("grant = \"true\"", "`grant` must be true or false")]
    [InlineData("grant = 1", "`grant` must be true or false")]
    [InlineData("packs.enabled = \"a\"", "`packs.enabled` must be a list of strings")]
    [InlineData("packs.enabled = [\"\"]", "`packs.enabled` must be a list of strings")]
    [InlineData("packs.enabled = [1]", "`packs.enabled` must be a list of strings")]
    [InlineData("grant = true\ngrant = false", "config.toml:2:")]
    [InlineData("grant = true\nx", "config.toml:2:")]
    public void What_is_not_understood_is_an_error_with_its_place(string toml, string problem)
    {
        var result = Read(toml);

        Assert.Contains(problem, result.Problem);
        Assert.Equal(Settings.Defaults, result.Settings);
    }

    [Fact]
    public void A_project_may_enable_packs_and_nothing_else()
    {
        Assert.Equal(["a"], SettingsReader.Read("c", "packs.enabled = [\"a\"]"u8.ToArray(), isProject: true).Settings.PacksEnabled);
        foreach (var key in SettingKey.All.Where(key => !key.InProject))
        {
            var result = SettingsReader.Read("c", Encoding.UTF8.GetBytes($"{key.Name} = {key.Default}"), isProject: true);
            Assert.Equal($"c:1:1: a project may not set `{key.Name}`; set it with `ssg config set`", result.Problem);
        }
    }

    [Fact]
    public void Every_default_is_what_an_empty_file_means()
    {
        foreach (var key in SettingKey.All) Assert.Equal(key.Default, Settings.Defaults.Toml(key));
        Assert.Null(Read("").Problem);
        Assert.Null(Read("# only a comment").Problem);
    }

    private static SettingsResult Read(string toml) => SettingsReader.Read("config.toml", Encoding.UTF8.GetBytes(toml), isProject: false);
}
